import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';
import { listAudit } from '../../server/audit/list-audit.ts';
import { auditListQuerySchema } from '../../server/contract/audit-entries.ts';
import { encodeCursor } from '../../server/platform/cursor.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const ROWS = 100_000;
const NEWEST = Date.UTC(2026, 10, 20);
const SPAN = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };

describeOnEachDatabase('a search of the record', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    // PostgreSQL chooses by what the tables hold; SQLite does not.
    if (db.dialect === 'postgres') await fill(db);
  }, 120_000);

  /** What the database says it would do for the page. */
  async function planOf(query: Record<string, unknown>): Promise<string[]> {
    const asked: { sql: string; bindings: string[] }[] = [];
    const hear = (one: { sql: string; bindings: string[] }) => void asked.push(one);
    db.read.on('query', hear);
    await listAudit(db.read, buildActor('auditor').ability, auditListQuerySchema.parse(query));
    db.read.off('query', hear);
    const page = asked.find(({ sql }) => sql.includes('audit_entries'));
    if (page === undefined) throw new Error('the record was not asked');
    if (db.dialect === 'postgres') {
      const sql = `explain ${page.sql.replaceAll(/\$\d+/g, '?')}`;
      return (await rawRows<{ 'QUERY PLAN': string }>(db.read, sql, page.bindings)).map(
        (row) => row['QUERY PLAN'],
      );
    }
    const rows = await rawRows<{ detail: string }>(db.read, `explain query plan ${page.sql}`, page.bindings);
    return rows.map((row) => row.detail);
  }

  // PostgreSQL may sort what little it found.
  const costly = (step: string) =>
    db.dialect === 'postgres'
      ? /Seq Scan/.test(step) || (/Sort {2}/.test(step) && Number(/rows=(\d+)/.exec(step)?.[1]) > 100)
      : /TEMP B-TREE|SCAN (e|s|w)\b(?!.*USING (COVERING )?INDEX)/.test(step);

  test.each([
    ['everything', {}],
    ['a span', SPAN],
    ['a person', { actor: 'A07' }],
    ['a role', { role: 'agent', ...SPAN }],
    ['an action', { action: 'case.view' }],
    ['an account and an action', { accountId: '7', action: 'case.view', role: 'agent' }],
    ['a case', { caseId: '7', actor: 'A07' }],
    ['a session', { sessionId: 's7' }],
    ['an address', { address: 'f'.repeat(32), looks: true }],
    ['words', { text: '换绑' }],
    ['words and a person', { text: '换绑', actor: 'A07' }],
    ['words and an account', { text: '换绑', accountId: '7' }],
  ])('for %s walks an index in its order, and sorts nothing', async (_what, query) => {
    const byWords = 'text' in query && !('accountId' in query);
    const cursor = byWords ? encodeCursor([ROWS]) : encodeCursor([NEWEST - 9_000, 'z']);
    for (const page of [query, { ...query, cursor }]) {
      const plan = await planOf(page);
      expect(plan.filter(costly), plan.join('\n')).toEqual([]);
    }
  });
});

// A second apart, of 50 people, 5,000 accounts and cases, every fifth with words.
async function fill(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await tx.raw(
      `insert into audit_entries (id, at, actor, role, session_id, address, action, subject, account_id, case_id, reason)
      select lpad(n::text, 12, '0'), ${NEWEST} - (${ROWS} - n)::bigint * 1000, 'A' || lpad((n % 50)::text, 2, '0'),
        case when n % 10 = 0 then 'senior' else 'agent' end, 's' || n % 500, lpad((n % 100)::text, 32, '0'),
        (array['case.view', 'case.list', 'case.claimed', 'account.reveal', 'case.noted'])[n % 5 + 1], 'case',
        (n % 5000)::text, n % 5000, case when n % 5 = 0 then '换绑' end
      from generate_series(1, ${ROWS}) as n`,
    );
    await tx.raw(
      `insert into audit_words (words, entry_id) select '换绑 绑 ' || n % 1000, lpad(n::text, 12, '0')
      from generate_series(5, ${ROWS}, 5) as n`,
    );
  });
  await rawRows(db.read, 'analyze audit_entries');
  await rawRows(db.read, 'analyze audit_words');
}
