import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { AccountRecord, RecoveryRecord, VouchRecord } from '../../db/tables.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { findNearStolen } from './near-stolen.ts';
import { holderOf, isLocked } from './read-bars.ts';
import { type Friendship, readFriendships } from './read-friendships.ts';
import { type MarkRow, marksOf, readMarks } from './read-marks.ts';
import type { RecoveryFacts, VouchFacts } from './recovery-policy.ts';
import { listObjections } from '../cases/hear-objection.ts';
import { listFriends } from './recovery-repository.ts';
import { DAY_MS } from '../contract/time-units.ts';

const NINETY_DAYS_MS = 90 * DAY_MS;

/** Reads everything that the rules weigh: a fixed number of indexed queries, however many have vouched. */
export async function readRecoveryFacts(
  db: Reader,
  recovery: RecoveryRecord,
  settings: RecoverySettings,
): Promise<RecoveryFacts> {
  const { request_id: requestId, account_id: accountId } = recovery;
  const vouches = await db<VouchRecord>('vouches').where({ request_id: requestId });
  const list = await listFriends(db, requestId);
  const friends = [
    ...new Set([...list.map(({ friend }) => friend), ...vouches.map((vouch) => vouch.voucher_id)]),
  ];
  const objections = await listObjections(db, requestId);
  const marks = await readMarks(db, [accountId, ...friends]);
  const known = await readFriends(db, accountId, requestId, friends);
  const named = placed(list, known, recovery.opened_at);
  const since = recovery.opened_at - settings.sharedWithinDays * DAY_MS;
  return {
    nominateUntil: recovery.nominate_until,
    secondMethod: recovery.second_method,
    objectedBy: objections.filter((one) => one.overruled_at === null).map((one) => one.channel),
    locked: await isLocked(db, accountId),
    newPhoneTakenBy: await holderOf(db, recovery),
    marks: marksOf(marks, accountId, since, recovery),
    friends: friends.map((friend) => {
      const vouch = vouches.find((one) => one.voucher_id === friend);
      return friendFacts(friend, named.get(friend), vouch, known, marks, since);
    }),
    nearStolen: await findNearStolen(
      db,
      accountId,
      vouches.filter((one) => one.verdict === 'vouched').map((one) => one.voucher_id),
    ),
  };
}

interface Known {
  accounts: Map<string, AccountRecord>;
  friendships: Map<string, Friendship>;
  others: VouchRecord[];
  restored: Map<string, { at: number; requestId: string }>;
  restorers: VouchRecord[];
  helped: ReadonlySet<string>;
}

async function readFriends(
  db: Reader,
  accountId: string,
  requestId: string,
  friends: readonly string[],
): Promise<Known> {
  const among = <T>(table: string, column: string) => {
    const query = db(table);
    whereTextIn(db, query, column, friends);
    return query as unknown as PromiseLike<T[]> & typeof query;
  };
  const accounts = await among<AccountRecord>('accounts', 'account_id');
  const others = (await among<VouchRecord>('vouches', 'voucher_id')
    .where({ verdict: 'vouched' })
    .whereNot({ request_id: requestId })
    .limit(5_000)) as VouchRecord[];
  const recoveries = (await among<RecoveryRecord>('recoveries', 'account_id')
    .whereNotNull('restored_at')
    .orderBy('restored_at')) as RecoveryRecord[];
  const restored = new Map(
    recoveries.map((one) => [one.account_id, { at: one.restored_at ?? 0, requestId: one.request_id }]),
  );
  const restorers = db<VouchRecord>('vouches').where({ verdict: 'vouched' });
  whereTextIn(
    db,
    restorers,
    'request_id',
    [...restored.values()].map((one) => one.requestId),
  );
  const helped = (await among<VouchRecord>('vouches', 'account_id').where({
    verdict: 'vouched',
    voucher_id: accountId,
  })) as VouchRecord[];
  return {
    accounts: new Map(accounts.map((row) => [row.account_id, row])),
    friendships: await readFriendships(db, accountId),
    others,
    restored,
    restorers: await restorers,
    helped: new Set(helped.map((row) => row.account_id)),
  };
}

/** How the request names a friend. */
interface Naming {
  place: number;
  namedAt: number;
  appointed: boolean;
}

// The places that the limit leaves go to friends appointed beforehand, then to the others as they were named.
function placed(
  list: readonly { friend: string; namedAt: number }[],
  { friendships }: Known,
  openedAt: number,
): Map<string, Naming> {
  const named = list.map((one) => {
    const appointedAt = friendships.get(one.friend)?.appointedAt ?? null;
    return { ...one, appointed: appointedAt !== null && appointedAt < openedAt };
  });
  const inOrder = [...named.filter((one) => one.appointed), ...named.filter((one) => !one.appointed)];
  return new Map(
    inOrder.map(({ friend, namedAt, appointed }, place) => [friend, { place, namedAt, appointed }]),
  );
}

function friendFacts(
  accountId: string,
  naming: Naming | undefined,
  vouch: VouchRecord | undefined,
  known: Known,
  marks: readonly MarkRow[],
  since: number,
): VouchFacts {
  const account = known.accounts.get(accountId);
  const restored = known.restored.get(accountId);
  const at = vouch?.at ?? null;
  const others = known.others.filter((one) => one.voucher_id === accountId && one.at <= (at ?? one.at));
  const recent = others.filter((one) => at !== null && one.at > at - NINETY_DAYS_MS);
  return {
    accountId,
    verdict: (vouch?.verdict ?? 'asked') as VouchFacts['verdict'],
    at,
    place: naming?.place ?? null,
    namedAt: naming?.namedAt ?? null,
    appointed: naming?.appointed ?? false,
    known: account !== undefined,
    standing: account?.state ?? null,
    friendSince: known.friendships.get(accountId)?.since ?? null,
    registeredAt: account?.registered_at ?? null,
    restoredAt: restored?.at ?? null,
    restoredBy: known.restorers
      .filter((one) => one.request_id === restored?.requestId)
      .map((one) => one.voucher_id),
    vouchesIn90Days: recent.length,
    vouchesInAll: others.length,
    mutual: known.helped.has(accountId),
    marks: marksOf(marks, accountId, since, vouch),
  };
}
