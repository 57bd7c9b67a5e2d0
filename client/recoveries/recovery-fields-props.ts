import type { CaseDetail, DecisionInput, DecisionOption } from '../../server/contract/cases.ts';
import {
  ALERT_DECISIONS,
  type AlertDecision,
  RECOVERY_DECISIONS,
  type RecoveryDecision,
} from '../../server/contract/recoveries.ts';
import type { Names } from '../catalogue/useNames.ts';

export type RecoveryParams = DecisionInput['params'];
export type RecoveryNames = Pick<Names, 'evidence'>;

/** What the case page hands to the fields of a chosen decision. */
export interface RecoveryFieldsProps {
  option: DecisionOption;
  detail: CaseDetail;
  params: RecoveryParams;
  names: RecoveryNames;
  onChange: (params: RecoveryParams) => void;
}

/** A text parameter, empty where it is not set; commands carry some as a list of one. */
export function textParam(params: Record<string, unknown>, name: string): string {
  const value = params[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** The accounts that are ticked. */
export function chosenAccounts({ accounts }: RecoveryParams): string[] {
  return Array.isArray(accounts) ? accounts.filter((one) => typeof one === 'string') : [];
}

/** The decision of this name on a recovery or a report; undefined for a name that is none. */
export function knownDecision(type: string): RecoveryDecision | AlertDecision | undefined {
  return [...RECOVERY_DECISIONS, ...ALERT_DECISIONS].find((one) => one === type);
}

/** What a freshly chosen decision begins with. */
export function startParams(option: DecisionOption, { alert }: CaseDetail): RecoveryParams {
  if (option.type === 'freeze' && alert !== null)
    return { accounts: alert.accounts.map(({ accountId }) => accountId) };
  const [evidence] = option.evidence ?? [];
  return evidence === undefined ? {} : { evidence };
}

/** True when all that must be named is named. */
export function isComplete(option: DecisionOption, params: RecoveryParams): boolean {
  if ('accounts' in params) return chosenAccounts(params).length > 0;
  return option.evidence === undefined || option.evidence.includes(textParam(params, 'evidence'));
}
