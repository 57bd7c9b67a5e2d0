import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import { lockNames, whereTextIn } from '../../db/dialects.ts';
import { HOLDING_STATES, type OutboxRow, outboxLock } from './outbox-row.ts';

/** The right to send a command; longer than its turn and its post may take. Who dies with it is followed after this long. */
export const LEASE_MS = 30_000;

type Candidate = Pick<OutboxRow, 'id' | 'account_id'>;

/** Commands that may be sent now, the longest due first: at most one of each account, its oldest. */
export async function listSendable(db: Reader, now: number, limit: number): Promise<Candidate[]> {
  const first = (): Knex.QueryBuilder =>
    db('outbox')
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(limit)
      .select('id', 'account_id', 'next_try_at')
      .where((free) => whereFree(db, free, now));
  // Two questions, each in the order of its index: asked at once, all that waits would be sorted for the first few.
  const waiting: SendableRow[] = await first()
    .where('outbox.state', 'pending')
    .where('outbox.next_try_at', '<=', now);
  const abandoned: SendableRow[] = await first()
    .where('outbox.state', 'sending')
    .where('outbox.lease_until', '<=', now);
  return [...abandoned, ...waiting]
    .sort((a, b) => a.next_try_at - b.next_try_at || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

type SendableRow = Candidate & Pick<OutboxRow, 'next_try_at'>;

/** As `leaseCommands`, of one command; null where it may not be sent, or somebody else took it. */
export async function leaseCommand(tx: Tx, now: number, candidate: Candidate): Promise<OutboxRow | null> {
  return (await leaseCommands(tx, now, [candidate]))[0] ?? null;
}

/**
 * Takes the right to send these commands, each of another account, and counts the try; left out are those that may not be
 * sent, or that somebody else took.
 */
export async function leaseCommands(
  tx: Tx,
  now: number,
  candidates: readonly Candidate[],
): Promise<OutboxRow[]> {
  await lockNames(
    tx,
    candidates.map((one) => outboxLock(one.account_id)),
  );
  const query = tx('outbox').where((free) => whereFree(tx, free, now));
  // In a form that no index serves: found by their ids, they are few.
  void query.whereRaw(
    "case state when 'pending' then next_try_at when 'sending' then lease_until end <= ?",
    now,
  );
  whereTextIn(
    tx,
    query,
    'id',
    candidates.map((one) => one.id),
  );
  const taken = (await query
    .update({ state: 'sending', lease_until: now + LEASE_MS, attempts: tx.raw('attempts + 1') })
    .returning('*')) as OutboxRow[];
  const order = new Map(candidates.map(({ id }, index) => [id, index]));
  return taken.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

// Order out: nothing earlier of the account waits, is under way or is dead. The last condition holds also for ids that
// came out of order.
function whereFree(db: Reader, query: Knex.QueryBuilder, now: number): void {
  void query
    .whereNotExists(
      ofSameAccount(db)
        .whereRaw('earlier.id < outbox.id')
        .whereIn('earlier.state', [...HOLDING_STATES]),
    )
    .whereNotExists(
      ofSameAccount(db)
        .whereRaw('earlier.id <> outbox.id')
        .where('earlier.state', 'sending')
        .where('earlier.lease_until', '>', now),
    );
}

function ofSameAccount(db: Reader): Knex.QueryBuilder {
  return db('outbox as earlier').whereRaw('earlier.account_id = outbox.account_id').select(db.raw('1'));
}
