import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { appendAudit, appendAudits } from '../../server/audit/append-audit.ts';
import { findAuditStatus } from '../../server/audit/audit-status.ts';
import { listAudit } from '../../server/audit/list-audit.ts';
import { presentAuditEntry } from '../../server/audit/present-audit-entry.ts';
import { sealAudit } from '../../server/audit/seal-audit.ts';
import { auditEntrySchema, auditListQuerySchema } from '../../server/contract/audit-entries.ts';
import type { Actor } from '../../server/platform/actor.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { buildRecord, NOW } from './audit-record.ts';

describeOnEachDatabase('the list of the record', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const list = async (query: Record<string, unknown>, actor = buildActor('auditor')) => {
    const page = await listAudit(db.read, actor.ability, auditListQuerySchema.parse(query));
    return { ...page, data: page.data.map(presentAuditEntry) };
  };
  const write = (actor: Actor, entry: Partial<Parameters<typeof appendAudit>[3]> = {}) =>
    db.write((tx) => appendAudit(tx, NOW, actor, { action: 'case.claim', subject: 'case', ...entry }));

  test('says who did what, on what and why, and whether it is sealed', async () => {
    await write(buildActor('senior', { code: 'S03' }), {
      subjectId: '7',
      caseId: 7,
      accountId: '100200300',
      reason: 'lost phone',
      before: { state: 'open' },
      after: { state: 'claimed' },
    });
    const [entry] = (await list({})).data;
    expect(entry).toEqual({
      id: expect.any(String),
      sequence: null,
      at: '2026-11-20T08:00:00.000Z',
      actor: 'S03',
      role: 'senior',
      sessionId: 'session-staff-senior',
      address: null,
      action: 'case.claim',
      subject: 'case',
      subjectId: '7',
      accountId: '100200300',
      caseId: 7,
      reason: 'lost phone',
      before: { state: 'open' },
      after: { state: 'claimed' },
      requestId: 'request-1',
      leafHash: null,
    });
    await sealAudit(db, NOW, 'one');
    const [sealed] = (await list({})).data;
    expect(sealed).toMatchObject({ sequence: 1, leafHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(auditEntrySchema.safeParse(sealed).success).toBe(true);
  });

  test('comes newest first, page by page, each entry once', async () => {
    await db.write((tx) =>
      appendAudits(
        tx,
        NOW,
        systemActor('test'),
        Array.from({ length: 7 }, (_, index) => ({ action: `a.${index}`, subject: 's' })),
      ),
    );
    const first = await list({ limit: 4 });
    const second = await list({ limit: 4, cursor: first.pageInfo.nextCursor });
    expect(second.pageInfo).toEqual({ hasNextPage: false, nextCursor: null });
    expect([...first.data, ...second.data].map((entry) => entry.action)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((index) => `a.${index}`),
    );
  });

  test.each([[{ actor: 'A07' }], [{ action: 'account.search' }], [{ accountId: '1' }], [{ caseId: '9' }]])(
    'is narrowed by %j',
    async (query) => {
      await write(systemActor('jobs'), { action: 'case.lapse', accountId: '2', caseId: 8 });
      await write(buildActor('agent', { code: 'A07' }), {
        action: 'account.search',
        accountId: '1',
        caseId: 9,
      });
      expect((await list(query)).data.map((entry) => entry.action)).toEqual(['account.search']);
    },
  );

  test('names keys and parts of the system apart from people', async () => {
    const origin = { requestId: null, address: null };
    await write({ type: 'key', keyId: 'k1', name: 'A07', scopes: [], ...origin });
    await write(systemActor('A07'));
    expect((await list({})).data.map((entry) => entry.actor)).toEqual(['system:A07', 'key:k1']);
    expect((await list({ actor: 'A07' })).data).toEqual([]);
  });

  test.each(['agent', 'senior', 'manager', 'admin'] as const)('is nothing to an %s', async (role) => {
    await write(systemActor('test'));
    expect((await list({}, buildActor(role))).data).toEqual([]);
  });

  test('the status counts what is sealed and what waits, and names the newest checkpoint', async () => {
    expect(await findAuditStatus(db.read)).toEqual({ entries: 0, pending: 0, checkpoint: null });
    const record = buildRecord(db);
    await record.grow(3);
    await record.append(2);
    expect(await findAuditStatus(db.read)).toEqual({
      entries: 3,
      pending: 2,
      checkpoint: { size: 3, root: expect.stringMatching(/^[0-9a-f]{64}$/), at: '2026-11-20T08:00:00.000Z' },
    });
    record.remove();
  });
});
