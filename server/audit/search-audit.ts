import type { z } from 'zod';
import type { AuditEntry, auditListQuerySchema } from '../contract/audit-entries.ts';
import type { Page } from '../contract/page.ts';
import type { StaffActor } from '../platform/actor.ts';
import { maskFreeText } from '../vault/mask.ts';
import { appendAudit } from './append-audit.ts';
import type { AuditDeps } from './audit-deps.ts';
import { listAudit } from './list-audit.ts';
import { presentAuditEntry } from './present-audit-entry.ts';

/**
 * A page of the record for this person. Whoever searches is in the record before they see anything; who leafs through
 * the unfiltered record is noted as viewing a page.
 */
export async function searchAudit(
  { db, clock, views }: AuditDeps,
  actor: StaffActor,
  query: z.output<typeof auditListQuerySchema>,
): Promise<Page<AuditEntry>> {
  const { cursor: _cursor, limit: _limit, ...filter } = query;
  const entry = {
    action: 'audit.list',
    subject: 'audit',
    accountId: filter.accountId ?? null,
    caseId: filter.caseId ?? null,
  };
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (asked.length === 0) views.note(clock(), actor, entry);
  else {
    const after = Object.fromEntries(
      asked.map(([name, value]) => [name, typeof value === 'string' ? maskFreeText(value) : value]),
    );
    await db.write((tx) => appendAudit(tx, clock(), actor, { ...entry, action: 'audit.search', after }));
  }
  const page = await listAudit(db.read, actor.ability, query);
  return { ...page, data: page.data.map(presentAuditEntry) };
}
