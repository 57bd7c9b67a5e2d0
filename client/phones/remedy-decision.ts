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
  if (!can.act) return null;
  const open = decisions.filter(({ refusal }) => refusal === null).map(({ type }) => type);
  return wantedBy(remedy, t).find(({ type }) => open.includes(type)) ?? null;
}

// The best first.
function wantedBy(
  remedy: PhoneRemedy,
  t: Say<typeof phoneMessages>,
): { type: string; params: PhoneParams }[] {
  switch (remedy) {
    case 'ask_proof':
      return [{ type: 'ask_proof', params: {} }];
    case 'accept_loss':
      return [{ type: 'approve', params: { acceptLoss: true } }];
    case 'secure_account':
      return [{ type: 'freeze', params: {} }];
    case 'check_platform':
      return [{ type: 'check', params: {} }];
    case 'send_again':
      return [
        { type: 'check', params: {} },
        { type: 'approve', params: {} },
      ];
    case 'appeal':
    case 'activate_account':
    case 'clear_restriction':
      return [{ type: 'reject', params: { message: t(`phone.tell.${remedy}`) } }];
    default:
      return [];
  }
}
