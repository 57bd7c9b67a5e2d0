import type { Reader } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { type accountsSharing, maskedAccount } from '../accounts/account-facts.ts';
import { probationUntil } from '../accounts/probation.ts';
import type { AccountFacts } from '../contract/cases.ts';
import { isoOrNull } from '../platform/clock.ts';
import type { CaseDeps } from './case-deps.ts';

/** Other accounts that share something with a case's account, as `accountsSharing` answers. */
export type Sharing = Awaited<ReturnType<typeof accountsSharing>>;

/** More are no person's. */
export const MOST_SHARING = 100;

/** What we know of a case's account, masked; without what this or that viewer may reveal. */
export async function accountOfCase(
  deps: Pick<CaseDeps, 'vault' | 'settings'>,
  db: Reader,
  row: CaseRecord,
  sharing: Sharing,
  now: number,
): Promise<Omit<AccountFacts, 'revealable'>> {
  const contacts = (await db('cases').where({ account_id: row.account_id }).count({ n: '*' })) as {
    n: number;
  }[];
  return {
    ...(await maskedAccount(db, deps.vault, row.account_id)),
    probationUntil: isoOrNull(await probationUntil(db, row.account_id, await deps.settings(db), now)),
    contacts: Number(contacts[0]?.n ?? 0),
    sharedDevices: sharing.filter((one) => one.by === 'device').length,
    sharedPhones: sharing.filter((one) => one.by === 'phone').length,
  };
}
