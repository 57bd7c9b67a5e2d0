import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';
import { listAudit } from '../../server/audit/list-audit.ts';
import { auditListQuerySchema } from '../../server/contract/audit-entries.ts';
import { encodeCursor } from '../../server/platform/cursor.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const SPAN = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };

describeOnEachDatabase('a search of the record', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  /** What the database says it would do for the page, or null where it is not SQLite. */
  async function planOf(query: Record<string, unknown>): Promise<string[] | null> {
    const asked: { sql: string; bindings: string[] }[] = [];
    const hear = (one: { sql: string; bindings: string[] }) => void asked.push(one);
    db.read.on('query', hear);
    await listAudit(db.read, buildActor('auditor').ability, auditListQuerySchema.parse(query));
    db.read.off('query', hear);
    const page = asked.find(({ sql }) => sql.includes('audit_entries'));
    if (page === undefined) throw new Error('the record was not asked');
    if (db.dialect === 'postgres') return null;
    const rows = await rawRows<{ detail: string }>(db.read, `explain query plan ${page.sql}`, page.bindings);
    return rows.map((row) => row.detail);
  }

  test.each([
    ['everything', {}],
    ['a span', SPAN],
    ['a person', { actor: 'A07' }],
    ['a role', { role: 'agent', ...SPAN }],
    ['an action', { action: 'case.view' }],
    ['an account and an action', { accountId: '7', action: 'case.view', role: 'agent' }],
    ['a case', { caseId: '7', actor: 'A07' }],
    ['a session', { sessionId: 's' }],
    ['an address', { address: 'f'.repeat(32), looks: true }],
    ['words', { text: '换绑' }],
    ['words and a person', { text: '换绑', actor: 'A07' }],
    ['words and an account', { text: '换绑', accountId: '7' }],
  ])('for %s walks an index in its order, and sorts nothing', async (_what, query) => {
    const cursor = 'text' in query && !('accountId' in query) ? encodeCursor([9]) : encodeCursor([9, 'z']);
    for (const page of [query, { ...query, cursor }]) {
      const plan = await planOf(page);
      const costly = plan?.filter((step) =>
        /TEMP B-TREE|SCAN (e|s|w)\b(?!.*USING (COVERING )?INDEX)/.test(step),
      );
      expect(costly ?? []).toEqual([]);
    }
  });
});
