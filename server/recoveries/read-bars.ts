import type { Reader } from '../../db/connection.ts';
import type { AccountRecord, RecoveryRecord } from '../../db/tables.ts';

/** Whether the owner has locked the account against assisted changes. */
export async function isLocked(db: Reader, accountId: string): Promise<boolean> {
  const row = await db<AccountRecord>('accounts')
    .where({ account_id: accountId })
    .first('no_assisted_change');
  return row?.no_assisted_change === 1;
}

/** Another account whose verified phone is the number that this recovery would bind; null where there is none. */
export async function holderOf(db: Reader, recovery: RecoveryRecord): Promise<string | null> {
  if (recovery.new_phone_mark === null) return null;
  const holder = (await db('fingerprints')
    .join('accounts', 'accounts.account_id', 'fingerprints.account_id')
    .where({ field: 'phone', fingerprint: recovery.new_phone_mark, phone_state: 'verified' })
    .whereNot('accounts.account_id', recovery.account_id)
    .orderBy('accounts.account_id')
    .first('accounts.account_id')) as { account_id: string } | undefined;
  return holder?.account_id ?? null;
}
