import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import type { Settings } from '../contract/settings.ts';

/** What "past its time" is measured by. */
export interface RetentionMoment {
  now: number;
  /** What began to age before this is past its time (UTC epoch ms). */
  before: number;
  /** The widest gap between two events of one journey, of all flows. */
  longestGapMs: number;
}

/** One kind of what is destroyed. */
export interface RetainedKind {
  /** After how many days; null keeps it for ever. */
  days: (settings: Settings) => number | null;
  /** How many at once: few enough to hold SQLite's writer for some milliseconds. */
  slice: number;
  /** The rows past their time that nobody needs any more. */
  due(db: Reader, moment: RetentionMoment): Knex.QueryBuilder;
  /** SQL of a due row's key, its account, and the first and last moment it tells of: what holds are compared with. */
  columns: { key: string; account: string; from: string; to: string };
  /** The order in which its index has the due rows. */
  order: string;
  /** Destroys rows by their keys; answers the ids of what is gone. */
  destroy(tx: Tx, keys: readonly (string | number)[]): Promise<string[]>;
}

/** Narrows due rows to those that a hold in force covers, or to those that none does. */
export function whereHeld(
  db: Reader,
  query: Knex.QueryBuilder,
  { account, from, to }: RetainedKind['columns'],
  isHeld: boolean,
): Knex.QueryBuilder {
  // A hold may name an account, a period, or an account in a period.
  const holding = db('holds')
    .whereNull('released_at')
    .whereRaw(`(holds.account_id is null or holds.account_id = ${account})`)
    .whereRaw(`(holds.from_at is null or ${to} >= holds.from_at)`)
    .whereRaw(`(holds.to_at is null or ${from} < holds.to_at)`)
    .select(db.raw('1'));
  return isHeld ? query.whereExists(holding) : query.whereNotExists(holding);
}
