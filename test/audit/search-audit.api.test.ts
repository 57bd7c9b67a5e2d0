import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendAudit } from '../../server/audit/append-audit.ts';
import { listAudit } from '../../server/audit/list-audit.ts';
import { auditListQuerySchema } from '../../server/contract/audit-entries.ts';
import { buildActor } from '../support/build-actor.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs } from '../support/test-server.ts';

const PHONE = '13812345678';
const START = Date.UTC(2026, 10, 20, 8);

describeOnEachDatabase('the search of the record', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
  });
  afterEach(() => server.close());

  const write = (at: number, entry: Partial<Parameters<typeof appendAudit>[3]>, code = 'A07') =>
    server.deps.db.write((tx) =>
      appendAudit(
        tx,
        at,
        { ...buildActor('agent', { code }), address: 'f'.repeat(32) },
        {
          action: 'case.view',
          subject: 'case',
          ...entry,
        },
      ),
    );
  const search = async (query: Record<string, unknown>) => {
    const page = await listAudit(
      server.deps.db.read,
      buildActor('auditor').ability,
      auditListQuerySchema.parse(query),
    );
    return page.data.map((entry) => entry.subject_id);
  };

  test.each([
    ['人脸', ['face']],
    ['验证', ['face', 'code']],
    ['败', ['face']],
    ['证失', ['face']],
    ['失败验', []],
    ['callba', ['call']],
    ['call back', ['call']],
    ['back owner', ['call']],
    ['"call" OR 验证', []],
  ])('finds the words %s in reasons', async (text, found) => {
    await write(START, { subjectId: 'code', reason: '验证码没有收到' });
    await write(START, { subjectId: 'call', reason: 'Call back: callback asked by the OWNER' });
    await write(START, { subjectId: 'face', reason: '人脸验证失败。验' });
    expect(await search({ text })).toEqual(found);
  });

  test('finds a note by its text, which the record itself does not hold', async () => {
    await write(START, { subjectId: 'noted', action: 'case.noted', words: '用户说换了手机' });
    expect(await search({ text: '换了手机' })).toEqual(['noted']);
    const rows = await server.deps.db.read('audit_entries').select('*');
    expect(JSON.stringify(rows)).not.toContain('换了手机');
  });

  test('narrows by person, role, session, address, looks and time, together', async () => {
    const common = { accountId: '7', reason: '核对' };
    await write(START, { ...common, subjectId: 'early' });
    await write(START + 1_000, { ...common, subjectId: 'look' });
    await write(START + 1_000, { ...common, subjectId: 'other' }, 'A08');
    await write(START + 1_000, { ...common, subjectId: 'change', action: 'case.claimed' });
    await write(START + 2_000, { ...common, subjectId: 'late' });
    const query = {
      actor: 'A07',
      role: 'agent',
      accountId: '7',
      sessionId: 'session-staff-agent',
      address: 'f'.repeat(32),
      looks: true,
      from: new Date(START + 1_000).toISOString(),
      to: new Date(START + 2_000).toISOString(),
    };
    expect(await search(query)).toEqual(['look']);
    expect(await search({ ...query, text: '核对' })).toEqual(['look']);
    expect(await search({ ...query, actor: 'A09' })).toEqual([]);
  });

  test('pages through words as through all, each entry once', async () => {
    for (let index = 0; index < 7; index += 1) await write(START, { subjectId: `${index}`, reason: '换绑' });
    const token = await openSessionAs(server.deps, 'auditor');
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const answer = await server.call('/api/audit/search', {
        as: token,
        json: { text: '换绑', limit: 3, ...(cursor !== undefined && { cursor }) },
      });
      const page = answer.body as {
        data: { subjectId: string }[];
        pageInfo: { nextCursor: string | null };
      };
      seen.push(...page.data.map((entry) => entry.subjectId));
      cursor = page.pageInfo.nextCursor;
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
    const searches = await server.deps.db.read('audit_entries').where({ action: 'audit.search' });
    expect(searches).toHaveLength(3);
  });

  test('goes from a phone number to accounts to entries, also after the number went to another, and it stands nowhere', async () => {
    await server.platform('/api/platform/v1/accounts', [{ accountId: '7', phone: `+86${PHONE}` }]);
    await write(START, { accountId: '7', subjectId: 'seen' });
    const token = await openSessionAs(server.deps, 'auditor');
    const marked = await server.call('/api/audit/marks', {
      as: token,
      json: { kind: 'phone', value: PHONE, reason: 'complaint 12' },
    });
    expect(marked.status).toBe(200);
    expect(marked.body).toEqual({ accounts: ['7'], address: null });
    const rows = await server.deps.db.read('audit_entries').where({ action: 'audit.mark' });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(PHONE.slice(3));
    await server.platform('/api/platform/v1/accounts', [{ accountId: '7', phone: '+8613911112222' }]);
    await server.platform('/api/platform/v1/accounts', [{ accountId: '8', phone: `+86${PHONE}` }]);
    const later = await server.call('/api/audit/marks', {
      as: token,
      json: { kind: 'phone', value: PHONE, reason: 'complaint 12' },
    });
    expect(later.body).toEqual({ accounts: ['8', '7'], address: null });
    expect(
      await server.deps.db.read('audit_entries').where({ action: 'audit.mark', account_id: '7' }),
    ).toHaveLength(2);
    const refused = await server.call('/api/audit/marks', {
      as: await openSessionAs(server.deps, 'manager'),
      json: { kind: 'phone', value: PHONE, reason: 'complaint 12' },
    });
    expect(refused.code).toBe('forbidden');
  });

  test('is saved under a name, for its owner alone', async () => {
    const [mine, other] = [
      await openSessionAs(server.deps, 'auditor'),
      await openSessionAs(server.deps, 'auditor'),
    ];
    const save = (filter: object) =>
      server.call('/api/audit/searches', { as: mine, json: { name: 'Reveals', filter } });
    await save({ action: 'account.search' });
    expect((await save({ action: 'account.reveal' })).status).toBe(204);
    const saved = (await server.call('/api/audit/searches', { as: mine })).body as { data: { id: string }[] };
    expect(saved.data).toMatchObject([{ name: 'Reveals', filter: { action: 'account.reveal' } }]);
    const id = saved.data[0]?.id ?? '';
    await server.call(`/api/audit/searches/${id}`, { as: other, method: 'DELETE' });
    expect((await server.call('/api/audit/searches', { as: mine })).body).toMatchObject({ data: [{ id }] });
    expect((await server.call('/api/audit/searches', { as: other })).body).toEqual({ data: [] });
  });
});
