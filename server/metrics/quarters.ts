import type { Knex } from 'knex';
import { MINUTE_MS } from '../contract/time-units.ts';

/** Every zone's midnight is the start of a quarter of an hour. Indexes are made of it: it is no setting. */
export const QUARTER_MS = 15 * MINUTE_MS;

/** The start of the quarter in which a moment lies, UTC ms. */
export function quarterOf(at: number): number {
  return at - (at % QUARTER_MS);
}

/** SQL of the start of a case's quarter, in the words of the index, whose order then is that of the groups. */
export function quarterSql(column: 'opened_at' | 'closed_at'): string {
  return `(cases.${column} - cases.${column} % ${QUARTER_MS})`;
}

/** Narrows cases to those that were opened or closed in `[from, to)`, UTC ms, found by their quarter. */
export function whereInQuarters(
  cases: Knex.QueryBuilder,
  column: 'opened_at' | 'closed_at',
  { from, to }: { from: number; to: number },
): Knex.QueryBuilder {
  return (
    cases
      .whereRaw(`${quarterSql(column)} >= ?`, [quarterOf(from)])
      .whereRaw(`${quarterSql(column)} < ?`, [to])
      // Unary plus keeps other indexes away: they hold too little, and each row would be looked up.
      .whereRaw(`+cases.${column} >= ?`, [from])
      .whereRaw(`+cases.${column} < ?`, [to])
  );
}
