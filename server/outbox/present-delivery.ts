import type { Delivery } from '../contract/deliveries.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import type { ListedDelivery } from './list-deliveries.ts';

/** A command as the API answers it; `heldBy` and `nextTryAt` are said of those that still wait. */
export function presentDelivery(row: ListedDelivery): Delivery {
  const waits = row.state === 'pending';
  return {
    id: row.id,
    type: row.type,
    accountId: row.account_id,
    caseId: row.case_id,
    state: row.state,
    attempts: row.attempts,
    createdAt: isoOf(row.created_at),
    nextTryAt: waits ? isoOf(row.next_try_at) : null,
    deliveredAt: isoOrNull(row.delivered_at),
    confirmedAt: isoOrNull(row.confirmed_at),
    lastStatus: row.last_status,
    lastError: row.last_error,
    heldBy: waits ? row.held_by : null,
  };
}
