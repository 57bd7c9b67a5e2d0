import type { CaseDetail, DecisionInput, DecisionOption } from '../../server/contract/cases.ts';
import type { Names } from '../catalogue/useNames.ts';

export type StuckParams = DecisionInput['params'];
export type StuckNames = Pick<Names, 'step' | 'evidence'>;

/** What the case page hands to the fields of a chosen decision. */
export interface StuckFieldsProps {
  option: DecisionOption;
  detail: CaseDetail;
  params: StuckParams;
  names: StuckNames;
  onChange: (params: StuckParams) => void;
}

/** A text parameter, empty where it is not set; commands carry some as a list of one. */
export function textParam(params: Record<string, unknown>, name: string): string {
  const value = params[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

export function isStuckDecision<T extends string>(type: string, known: readonly T[]): type is T {
  return known.some((one) => one === type);
}
