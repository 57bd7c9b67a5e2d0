import type { Knex } from 'knex';

interface Span {
  from?: string | undefined;
  /** Exclusive. */
  to?: string | undefined;
}

/** Narrows a query by columns that equal a value or lie within a span of instants; what is undefined narrows nothing. */
export function narrowTo(
  query: Knex.QueryBuilder,
  conditions: Readonly<Record<string, string | number | Span | undefined>>,
): void {
  for (const [column, condition] of Object.entries(conditions)) {
    if (condition === undefined) continue;
    if (typeof condition !== 'object') void query.where(column, condition);
    else {
      if (condition.from !== undefined) void query.where(column, '>=', Date.parse(condition.from));
      if (condition.to !== undefined) void query.where(column, '<', Date.parse(condition.to));
    }
  }
}
