import type { FlowDefinitionInput } from '../../server/contract/flow-format.ts';

export type ParsedFlow =
  | { ok: true; flow: Pick<FlowDefinitionInput, 'name'> }
  | { ok: false; fault: 'notJson'; why: string }
  | { ok: false; fault: 'noName' };

/** Reads a pasted flow as far as is needed to send it; its faults are the server's to list. */
export function parseFlow(json: string): ParsedFlow {
  try {
    const value: unknown = JSON.parse(json);
    const isNamed =
      typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
    return isNamed ? { ok: true, flow: value as { name: string } } : { ok: false, fault: 'noName' };
  } catch (error) {
    return { ok: false, fault: 'notJson', why: error instanceof Error ? error.message : String(error) };
  }
}
