import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { HOLDING_STATES, type OutboxRow, outboxLock } from './outbox-row.ts';

/** The right to send a command; longer than a post may take. Whoever dies with it is followed after this long. */
export const LEASE_MS = 30_000;

/** Commands that may be sent now, the longest due first: at most one of each account, its oldest. */
export async function listSendable(
  db: Reader,
  now: number,
  limit: number,
): Promise<Pick<OutboxRow, 'id' | 'account_id'>[]> {
  const query = db('outbox').orderBy('next_try_at').orderBy('id').limit(limit).select('id', 'account_id');
  whereSendable(db, query, now);
  return query;
}

/** Takes the right to send this command and counts the try; null where it may not be sent, or somebody else took it. */
export async function leaseCommand(
  tx: Tx,
  now: number,
  candidate: Pick<OutboxRow, 'id' | 'account_id'>,
): Promise<OutboxRow | null> {
  await lockNames(tx, [outboxLock(candidate.account_id)]);
  const query = tx('outbox').where({ id: candidate.id });
  whereSendable(tx, query, now);
  const taken = await query.update({
    state: 'sending',
    lease_until: now + LEASE_MS,
    attempts: tx.raw('attempts + 1'),
  });
  if (taken === 0) return null;
  return (await tx('outbox').where({ id: candidate.id }).first()) as OutboxRow;
}

// Order out: nothing earlier of the account waits, is under way or is dead. The last condition holds also for ids that
// came out of order.
function whereSendable(db: Reader, query: Knex.QueryBuilder, now: number): void {
  void query
    .where((due) =>
      due
        .where((waiting) => waiting.where({ state: 'pending' }).where('next_try_at', '<=', now))
        .orWhere((abandoned) => abandoned.where({ state: 'sending' }).where('lease_until', '<=', now)),
    )
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
