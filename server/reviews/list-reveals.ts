import type { z } from 'zod';
import type { Reader } from '../../db/connection.ts';
import type { Page } from '../contract/page.ts';
import type { LookVerdict, RevealRow, revealListQuerySchema } from '../contract/reviews.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';

interface Row {
  id: string;
  at: number;
  actor: string;
  role: string | null;
  session_id: string | null;
  account_id: string | null;
  case_id: number | null;
  reason: string | null;
  after: string | null;
  verdict: LookVerdict | null;
  note: string | null;
  marked_at: number;
  marked_by: string | null;
}

/** Looks at personal data in full, newest first, with the reasons given and the marks. */
export async function listReveals(
  db: Reader,
  query: z.output<typeof revealListQuerySchema>,
): Promise<Page<RevealRow>> {
  const rows = db('audit_entries as e')
    .leftJoin('look_reviews as r', 'r.entry_id', 'e.id')
    .leftJoin('staff as reviewer', 'reviewer.id', 'r.staff_id')
    .where('e.action', 'account.reveal')
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1)
    .select('e.id', 'e.at', 'e.actor', 'e.role', 'e.session_id', 'e.account_id', 'e.case_id', 'e.reason')
    .select('e.after', 'r.verdict', 'r.note', { marked_at: 'r.at', marked_by: 'reviewer.code' });
  // Beside the action's index, not instead of it.
  if (query.actor !== undefined) void rows.whereRaw('(e.actor = ?) is true', [query.actor]);
  if (query.from !== undefined) void rows.where('e.at', '>=', Date.parse(query.from));
  if (query.to !== undefined) void rows.where('e.at', '<', Date.parse(query.to));
  if (query.state === 'open') void rows.whereNull('r.entry_id');
  if (query.state === 'marked') void rows.whereNotNull('r.entry_id');
  if (query.cursor !== undefined)
    void rows.whereRaw('(e.at, e.id) < (?, ?)', [...decodeCursor(query.cursor, 2)]);
  const page = pageOfRows((await rows) as Row[], query.limit, (last) => encodeCursor([last.at, last.id]));
  return { ...page, data: page.data.map(present) };
}

function present(row: Row): RevealRow {
  const said = JSON.parse(row.after ?? '{}') as { field?: string };
  return {
    id: row.id,
    at: isoOf(row.at),
    actor: row.actor,
    role: row.role,
    sessionId: row.session_id,
    accountId: row.account_id,
    caseId: row.case_id,
    field: said.field ?? null,
    reason: row.reason,
    mark:
      row.verdict === null
        ? null
        : { verdict: row.verdict, note: row.note, by: row.marked_by ?? '', at: isoOf(row.marked_at) },
  };
}
