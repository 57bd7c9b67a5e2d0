import type { z } from 'zod';
import type { Reader } from '../../db/connection.ts';
import type { Page } from '../contract/page.ts';
import type { OddLook, oddLookListQuerySchema } from '../contract/reviews.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';

interface Row {
  day: string;
  actor: string;
  account_id: string;
  looks: number;
  unassigned: number;
  without_action: number;
  session_id: string | null;
  last_at: number;
  closed_by: string | null;
  closer: string | null;
  closed_at: number;
  note: string | null;
}

/** Looks that led to nothing or were outside assignment, newest day first (domain, section 12, brake 9). */
export async function listOddLooks(
  db: Reader,
  query: z.output<typeof oddLookListQuerySchema>,
): Promise<Page<OddLook>> {
  const rows = db('odd_looks as o')
    .leftJoin('staff as closer', 'closer.id', 'o.closed_by')
    .orderBy([
      { column: 'o.day', order: 'desc' },
      { column: 'o.actor', order: 'desc' },
      { column: 'o.account_id', order: 'desc' },
    ])
    .limit(query.limit + 1)
    .select('o.*', { closer: 'closer.code' });
  if (query.actor !== undefined) void rows.where('o.actor', query.actor);
  if (query.state === 'open') void rows.whereNull('o.closed_by');
  if (query.state === 'closed') void rows.whereNotNull('o.closed_by');
  if (query.cursor !== undefined)
    void rows.whereRaw('(o.day, o.actor, o.account_id) < (?, ?, ?)', [...decodeCursor(query.cursor, 3)]);
  const page = pageOfRows((await rows) as Row[], query.limit, (last) =>
    encodeCursor([last.day, last.actor, last.account_id]),
  );
  return { ...page, data: page.data.map(present) };
}

function present(row: Row): OddLook {
  return {
    id: `${row.day} ${row.actor} ${row.account_id}`,
    day: row.day,
    actor: row.actor,
    accountId: row.account_id,
    looks: row.looks,
    unassigned: row.unassigned === 1,
    withoutAction: row.without_action === 1,
    sessionId: row.session_id,
    lastAt: isoOf(row.last_at),
    closed:
      row.closed_by === null
        ? null
        : { by: row.closer ?? '', at: isoOf(row.closed_at), note: row.note ?? '' },
  };
}
