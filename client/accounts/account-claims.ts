import type { AccountPage } from '../../server/contract/account-page.ts';
import { PHONE_USES, type PhoneBinding } from '../../server/contract/phones.ts';

type PhoneUse = (typeof PHONE_USES)[number];

/** What the page's sentence can say. */
export type AccountClaimKey =
  | 'state'
  | 'noPhone'
  | 'reassigned'
  | 'unverified'
  | 'cooling'
  | 'good'
  | 'useless'
  | 'notFor'
  | 'shared'
  | 'probation'
  | 'locked'
  | 'restricted'
  | 'cases'
  | 'noCases';

/** One claim of it; dates are instants, to be said as days. */
export interface AccountClaim {
  key: AccountClaimKey;
  tone: 'danger' | 'clock' | 'quiet';
  state?: string;
  number?: string;
  date?: string;
  uses?: PhoneUse[];
  count?: number;
}

/** The sentence with which an account's page opens, claim by claim: exact facts, nothing guessed. Pure. */
export function accountClaims(account: AccountPage): AccountClaim[] {
  const { state, current, sameNumber, probationUntil, noAssistedChange, restrictions, openCases } = account;
  const claims: (AccountClaim | false)[] = [
    state !== null && state !== 'normal' && { key: 'state', tone: 'danger', state },
    ...(current === null ? [{ key: 'noPhone', tone: 'danger' } as const] : phoneClaims(current)),
    current !== null &&
      !current.holdsNumber &&
      sameNumber.accounts.some(({ holdsNumber }) => holdsNumber) && { key: 'shared', tone: 'danger' },
    probationUntil !== null && { key: 'probation', tone: 'clock', date: probationUntil },
    noAssistedChange && { key: 'locked', tone: 'clock' },
    restrictions.length > 0 && { key: 'restricted', tone: 'clock', count: restrictions.length },
    openCases.length > 0
      ? { key: 'cases', tone: 'quiet', count: openCases.length }
      : { key: 'noCases', tone: 'quiet' },
  ];
  return claims.filter((claim) => claim !== false);
}

function phoneClaims({ number, state, uses, boundAt, reassignedAt }: PhoneBinding): AccountClaim[] {
  if (reassignedAt !== null) return [{ key: 'reassigned', tone: 'danger', number }];
  if (state === 'unverified') return [{ key: 'unverified', tone: 'danger', number }];
  if (state === 'cooling') return [{ key: 'cooling', tone: 'clock', number }];
  if (uses.length === 0) return [{ key: 'useless', tone: 'danger', number, date: boundAt }];
  const lacking = PHONE_USES.filter((use) => !uses.includes(use));
  return [
    { key: 'good', tone: 'quiet', number, date: boundAt, uses: [...uses] },
    ...(lacking.length > 0 ? [{ key: 'notFor', tone: 'clock', uses: lacking } as const] : []),
  ];
}
