import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { backOffMs, isSpent } from './back-off.ts';
import type { OutboxRow } from './outbox-row.ts';
import type { PostResult } from './post-webhook.ts';

/** A command as the hooks see it. */
export interface Message {
  id: string;
  type: string;
  accountId: string;
  caseId: number | null;
  attempts: number;
}

/** What follows from a delivery, in the transaction that records it. */
export interface DeliveryHooks {
  onDelivered(tx: Tx, now: number, message: Message): Promise<void>;
  onDead(tx: Tx, now: number, message: Message): Promise<void>;
}

/** A command that was posted, and what came of it. */
export interface Posted {
  row: OutboxRow;
  result: PostResult;
}

/** Records that the platform took these commands; only the first of two records of one calls the hook. */
export async function settleDelivered(
  tx: Tx,
  now: number,
  posted: readonly Posted[],
  hooks: DeliveryHooks,
): Promise<void> {
  for (const status of new Set(posted.map(({ result }) => result.status))) {
    const rows = posted.filter(({ result }) => result.status === status).map(({ row }) => row);
    // Whoever sent it after our lease ran out sent the same id: delivered is delivered.
    const query = tx('outbox').whereIn('state', ['pending', 'sending']);
    whereTextIn(
      tx,
      query,
      'id',
      rows.map(({ id }) => id),
    );
    const settled = (await query
      .update({
        state: 'delivered',
        delivered_at: now,
        lease_until: null,
        last_status: status,
        last_error: null,
      })
      .returning('id')) as Pick<OutboxRow, 'id'>[];
    const ids = new Set(settled.map(({ id }) => id));
    for (const row of rows) if (ids.has(row.id)) await hooks.onDelivered(tx, now, messageOf(row));
  }
}

/** Records a failed try: the command waits for the next one, or is dead after the last. `random` is from 0 to 1. */
export async function settleFailed(
  tx: Tx,
  now: number,
  row: OutboxRow,
  result: PostResult,
  tries: number,
  random: number,
  hooks: DeliveryHooks,
): Promise<void> {
  const spent = isSpent(row.attempts, tries);
  // The number of tries tells this lease from one that followed it.
  const settled = await tx('outbox')
    .where({ id: row.id, state: 'sending', attempts: row.attempts })
    .update({
      state: spent ? 'dead' : 'pending',
      next_try_at: now + backOffMs(row.attempts, random),
      lease_until: null,
      last_status: result.status,
      last_error: result.error,
    });
  if (settled === 1 && spent) await hooks.onDead(tx, now, messageOf(row));
}

function messageOf(row: OutboxRow): Message {
  const { id, type, account_id: accountId, case_id: caseId, attempts } = row;
  return { id, type, accountId, caseId, attempts };
}
