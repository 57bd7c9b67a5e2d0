import type { z } from 'zod';
import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { auditListQuerySchema } from '../contract/audit-entries.ts';
import type { Page } from '../contract/page.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { ENTRY_COLUMNS, type EntryRow } from './audit-entry.ts';

/** An entry with its seal, which it may not have yet. */
export interface ListedEntry extends EntryRow {
  sequence: number | null;
  leaf_hash: string | null;
}

/** One page of the record that the ability may see, newest first. */
export async function listAudit(
  db: Reader,
  ability: Ability,
  query: z.output<typeof auditListQuerySchema>,
): Promise<Page<ListedEntry>> {
  const { cursor, limit, actor, action, accountId, caseId } = query;
  const rows = db('audit_entries as e')
    .leftJoin('audit_seals as s', 's.entry_id', 'e.id')
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .select('s.sequence', 's.leaf_hash', ...ENTRY_COLUMNS.map((column) => `e.${column}`));
  visibleTo(rows, ability, 'read', 'AuditEntry', {});
  if (cursor !== undefined) void rows.where('e.id', '<', cursor);
  if (actor !== undefined) void rows.where('e.actor', actor);
  if (action !== undefined) void rows.where('e.action', action);
  if (accountId !== undefined) void rows.where('e.account_id', accountId);
  if (caseId !== undefined) void rows.where('e.case_id', caseId);
  const found = (await rows) as ListedEntry[];
  const page = found.slice(0, limit);
  const hasNextPage = found.length > limit;
  return {
    data: page,
    pageInfo: { hasNextPage, nextCursor: hasNextPage ? (page.at(-1)?.id ?? null) : null },
  };
}
