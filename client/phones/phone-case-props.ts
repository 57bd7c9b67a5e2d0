import type { CaseDetail, DecisionInput, DecisionOption } from '../../server/contract/cases.ts';
import { PHONE_DECISIONS, type PhoneDecision, type PhoneStory } from '../../server/contract/phones.ts';
import type { Names } from '../catalogue/useNames.ts';

export type PhoneParams = DecisionInput['params'];
export type PhoneNames = Pick<Names, 'evidence' | 'reason'>;
/** Opens a decision in the panel on the right, its fields filled in. */
export type ChooseDecision = (type: string, params?: PhoneParams) => void;

/** What the case page hands to the fields of a chosen decision. */
export interface PhoneFieldsProps {
  option: DecisionOption;
  detail: CaseDetail;
  params: PhoneParams;
  names: PhoneNames;
  onChange: (params: PhoneParams) => void;
}

/** What every part of a phone's story needs. */
export interface PhonePartProps {
  detail: CaseDetail;
  phone: PhoneStory;
  choose: ChooseDecision;
}

/** A text parameter, empty where it is not set; commands carry some as a list of one. */
export function textParam(params: Record<string, unknown>, name: string): string {
  const value = params[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** The decision of this name on a phone; undefined for a name that is none. */
export function knownDecision(type: string): PhoneDecision | undefined {
  return PHONE_DECISIONS.find((one) => one === type);
}

/** What a freshly chosen decision begins with. */
export function startParams(option: DecisionOption, { phone }: CaseDetail): PhoneParams {
  const [evidence] = option.evidence ?? [];
  if (option.type === 'ask_proof' && evidence !== undefined) return { evidence };
  if (option.type === 'ask_code') return { target: phone?.canAskCode[0] ?? 'new' };
  return {};
}

/** True when all that must be named is named. */
export function isComplete(option: DecisionOption, params: PhoneParams): boolean {
  return option.evidence === undefined || option.evidence.includes(textParam(params, 'evidence'));
}

/** Whether the old number still waits for a proof: then its loss can be accepted instead. */
export function lacksProof(phone: PhoneStory): boolean {
  return phone.preconditions.some(({ name, verdict }) => name === 'old_number_proven' && verdict === 'fail');
}
