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

/** A text parameter, empty where it is not set. */
export function textParam(params: Record<string, unknown>, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

export function isStuckDecision<T extends string>(type: string, known: readonly T[]): type is T {
  return known.some((one) => one === type);
}
