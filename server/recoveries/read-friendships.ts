import type { Reader } from '../../db/connection.ts';

/** A friendship that lasts. Times are UTC epoch ms. */
export interface Friendship {
  since: number;
  /** When this account appointed the friend to vouch for it; null where it did not. */
  appointedAt: number | null;
}

interface Tie {
  account_id: string;
  other: string;
  since: number;
  appointed_at: number | null;
}

/**
 * The account's friends. A friendship is told from either side: the earlier beginning counts, one that has ended is
 * none, and nobody appoints themselves to somebody else.
 */
export async function readFriendships(db: Reader, accountId: string): Promise<Map<string, Friendship>> {
  const ties = (await db('relations')
    .where({ kind: 'friendship' })
    .where((one) => one.where({ account_id: accountId }).orWhere({ other: accountId }))
    .whereNull('until')
    .select('account_id', 'other', 'since', 'appointed_at')) as Tie[];
  const friendships = new Map<string, Friendship>();
  for (const tie of ties) {
    const isOwn = tie.account_id === accountId;
    const friend = isOwn ? tie.other : tie.account_id;
    const known = friendships.get(friend);
    friendships.set(friend, {
      since: Math.min(tie.since, known?.since ?? tie.since),
      appointedAt: isOwn ? tie.appointed_at : (known?.appointedAt ?? null),
    });
  }
  return friendships;
}
