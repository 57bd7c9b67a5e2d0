import type { DELIVERY_STATES } from '../contract/deliveries.ts';

/** One command on its way to the platform, as it is stored; times are UTC epoch milliseconds. */
export interface OutboxRow {
  /** A UUIDv7: commands of one account go out in this order. */
  id: string;
  account_id: string;
  case_id: number | null;
  type: string;
  /** The command's JSON, sealed under the account's key. */
  body: string;
  state: (typeof DELIVERY_STATES)[number];
  /** Tries begun, also those that no answer was recorded for. */
  attempts: number;
  next_try_at: number;
  lease_until: number | null;
  created_at: number;
  delivered_at: number | null;
  confirmed_at: number | null;
  last_status: number | null;
  last_error: string | null;
}

/** States in which a command holds back its account's later ones. */
export const HOLDING_STATES = ['pending', 'sending', 'dead'] as const;

/** The field name under which a command's body is sealed. */
export const BODY_FIELD = 'command';

/** The advisory lock under which an account's commands are ordered and taken. */
export function outboxLock(accountId: string): string {
  return `outbox:${accountId}`;
}
