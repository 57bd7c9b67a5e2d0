import type { Page } from '../contract/page.ts';

/** A page out of rows that were asked for with one more than `limit`: the one too many says that more follow. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasNextPage = rows.length > limit;
  return { data, pageInfo: { hasNextPage, nextCursor: hasNextPage && last ? cursorOf(last) : null } };
}
