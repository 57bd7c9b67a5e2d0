import type { Reader, Tx } from '../../db/connection.ts';
import type { AccountRecord } from '../../db/tables.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** The settings that probation depends on. */
export interface ProbationSettings {
  recovery: Pick<RecoverySettings, 'probationDays'>;
}

/**
 * Until when an account given back at `restoredAt` is on probation, UTC ms; null where it never was, or no longer is at
 * `now`. On probation nobody vouches for others, and no phone is changed or unbound (domain, section 6). Pure.
 */
export function probationEnd(
  restoredAt: number | null,
  { recovery }: ProbationSettings,
  now: number,
): number | null {
  if (restoredAt === null) return null;
  const until = restoredAt + recovery.probationDays * DAY_MS;
  return until > now ? until : null;
}

/** Until when the account is on probation, UTC ms; null where it is not, or nothing is known of it. */
export async function probationUntil(
  db: Reader,
  accountId: string,
  settings: ProbationSettings,
  now: number,
): Promise<number | null> {
  const row = await db<AccountRecord>('accounts').where({ account_id: accountId }).first('restored_at');
  return probationEnd(row?.restored_at ?? null, settings, now);
}

/** The account was given back at this moment, or, null, no longer counts as given back. Writes `accounts`. */
export async function markRestored(
  tx: Tx,
  now: number,
  accountId: string,
  restoredAt: number | null,
): Promise<void> {
  await tx('accounts')
    .insert({ account_id: accountId, restored_at: restoredAt, updated_at: now })
    .onConflict('account_id')
    .merge(['restored_at']);
}
