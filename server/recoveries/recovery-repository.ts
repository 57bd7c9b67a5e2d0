import type { Reader, Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { RecoveryRecord, VouchRecord } from '../../db/tables.ts';

/** The recovery that a request of the platform opened; null where there is none. */
export async function findRecovery(db: Reader, requestId: string): Promise<RecoveryRecord | null> {
  return (await db<RecoveryRecord>('recoveries').where({ request_id: requestId }).first()) ?? null;
}

/** The recovery of a case; null for a case that staff opened without a request. */
export async function findRecoveryOfCase(db: Reader, caseId: number): Promise<RecoveryRecord | null> {
  return (await db<RecoveryRecord>('recoveries').where({ case_id: caseId }).first()) ?? null;
}

/** The account's recovery that took effect last; null where none did. */
export async function findLastRestored(db: Reader, accountId: string): Promise<RecoveryRecord | null> {
  const restored = await db<RecoveryRecord>('recoveries')
    .where({ account_id: accountId })
    .whereNotNull('restored_at')
    .orderBy('restored_at', 'desc')
    .first();
  return restored ?? null;
}

/** This case has the recovery reversed; false where another has, or it was reversed before. */
export async function beginReversal(tx: Tx, requestId: string, caseId: number): Promise<boolean> {
  const begun = await tx<RecoveryRecord>('recoveries')
    .where({ request_id: requestId })
    .whereNull('reversed_at')
    .where((one) => one.whereNull('reverse_case_id').orWhere({ reverse_case_id: caseId }))
    .update({ reverse_case_id: caseId });
  return begun === 1;
}

/** Changes a recovery's columns. */
export async function updateRecovery(tx: Tx, requestId: string, set: Partial<RecoveryRecord>): Promise<void> {
  await tx<RecoveryRecord>('recoveries').where({ request_id: requestId }).update(set);
}

/** The named friends and when each was named, in the order of their naming. */
export async function listFriends(
  db: Reader,
  requestId: string,
): Promise<{ friend: string; namedAt: number }[]> {
  return (await db('recovery_friends')
    .where({ request_id: requestId })
    .orderBy('place')
    .select({ friend: 'friend_id', namedAt: 'named_at' })) as { friend: string; namedAt: number }[];
}

/** Names friends after those who are named already; one who is named stays where they are. */
export async function nameFriends(
  tx: Tx,
  requestId: string,
  friends: readonly string[],
  at: number,
): Promise<void> {
  const known = (await listFriends(tx, requestId)).map(({ friend }) => friend);
  const fresh = friends.filter((friend) => !known.includes(friend));
  await bulkInsert(
    tx,
    'recovery_friends',
    ['request_id', 'friend_id', 'named_at', 'place'],
    fresh.map((friend, index) => [requestId, friend, at, known.length + index]),
  );
}

/** Keeps what a friend said last; an earlier word that comes late changes nothing. True where it changed something. */
export async function keepVouch(tx: Tx, vouch: VouchRecord): Promise<boolean> {
  const { request_id, voucher_id } = vouch;
  const known = await tx<VouchRecord>('vouches').where({ request_id, voucher_id }).first();
  if (known !== undefined) {
    const isLater = vouch.at > known.at || (vouch.at === known.at && vouch.event_id > known.event_id);
    if (!isLater) return false;
    await tx<VouchRecord>('vouches').where({ request_id, voucher_id }).update(vouch);
    return true;
  }
  await tx('vouches').insert(vouch);
  return true;
}
