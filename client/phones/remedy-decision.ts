import type { PhoneRemedy } from '../../server/contract/phone-preconditions.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { Say } from '../ui/texts.ts';
import type { PhoneParams } from './phone-case-props.ts';
import type { phoneMessages } from './phone-messages.ts';

/** The decision that is the next action of a remedy, filled in; null where none of those offered is. Pure. */
export function remedyDecision(
  remedy: PhoneRemedy,
  { decisions, can }: Pick<CaseDetail, 'decisions' | 'can'>,
  t: Say<typeof phoneMessages>,
): { type: string; params: PhoneParams } | null {
  const wanted = wantedBy(remedy, t);
  if (wanted === null || !can.act) return null;
  const option = decisions.find(({ type }) => type === wanted.type);
  return option === undefined || option.refusal !== null ? null : wanted;
}

function wantedBy(
  remedy: PhoneRemedy,
  t: Say<typeof phoneMessages>,
): { type: string; params: PhoneParams } | null {
  switch (remedy) {
    case 'ask_proof':
      return { type: 'ask_proof', params: {} };
    case 'accept_loss':
      return { type: 'approve', params: { acceptLoss: true } };
    case 'secure_account':
      return { type: 'freeze', params: {} };
    case 'check_platform':
    case 'send_again':
      return { type: 'check', params: {} };
    case 'appeal':
    case 'activate_account':
    case 'clear_restriction':
      return { type: 'reject', params: { message: t(`phone.tell.${remedy}`) } };
    default:
      return null;
  }
}
