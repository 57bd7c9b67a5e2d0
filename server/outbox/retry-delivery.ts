import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { findDelivery, type ListedDelivery } from './list-deliveries.ts';

/** The record's `appendAudit`, handed in because the record is a room of equal height. */
export type AppendAudit = (
  tx: Tx,
  now: number,
  actor: Actor,
  entry: {
    action: string;
    subject: string;
    subjectId: string;
    accountId: string;
    caseId: number | null;
    before: unknown;
    after: unknown;
  },
) => Promise<unknown>;

/**
 * Lets a dead command be tried again, under its own id, and puts that on record. Throws `not_found`, and
 * `state_conflict` where it is not dead.
 */
export async function retryDelivery(
  tx: Tx,
  now: number,
  actor: Actor,
  id: string,
  appendAudit: AppendAudit,
): Promise<ListedDelivery> {
  const revived = await tx('outbox')
    .where({ id, state: 'dead' })
    .update({ state: 'pending', next_try_at: now });
  const delivery = await findDelivery(tx, id);
  if (delivery === null) throw new ProblemError('not_found');
  if (revived === 0) throw new ProblemError('state_conflict', { current: { state: delivery.state } });
  await appendAudit(tx, now, actor, {
    action: 'delivery.retry',
    subject: 'delivery',
    subjectId: id,
    accountId: delivery.account_id,
    caseId: delivery.case_id,
    before: { state: 'dead', attempts: delivery.attempts },
    after: { state: 'pending' },
  });
  return delivery;
}
