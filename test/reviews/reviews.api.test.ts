import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendAudit } from '../../server/audit/append-audit.ts';
import { findOddLooks } from '../../server/reviews/find-odd-looks.ts';
import { listAccess } from '../../server/reviews/list-access.ts';
import { createStaff } from '../../server/staff/create-staff.ts';
import { setStaff } from '../../server/staff/set-staff.ts';
import { systemActor } from '../../server/platform/actor.ts';
import type { ReviewSettings } from '../../server/contract/review-settings.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { buildActor } from '../support/build-actor.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs } from '../support/test-server.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeOnEachDatabase('reviews of access', (open) => {
  let server: ComposedServer;
  let auditor: string;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    auditor = await openSessionAs(server.deps, 'auditor', { code: 'U01' });
  });
  afterEach(() => server.close());

  const write = (at: number, action: string, accountId: string, code = 'A07') =>
    server.deps.db.write((tx) =>
      appendAudit(tx, at, buildActor('agent', { id: `id-${code}`, code }), {
        action,
        subject: action.startsWith('case') ? 'case' : 'account',
        accountId,
        caseId: 1,
        reason: 'call back',
        ...(action === 'account.reveal' && { after: { field: 'phone' } }),
      }),
    );
  const get = async <T>(path: string) =>
    (await server.call(`/api/reviews/${path}`, { as: auditor })).body as { data: T[] };
  const post = (path: string, json: object, as = auditor) =>
    server.call(`/api/reviews/${path}`, { as, json });

  test('show each look in full with its reason, to be judged once by an auditor', async () => {
    const id = await write(server.deps.clock(), 'account.reveal', '7');
    expect((await get('reveals?state=open')).data).toMatchObject([
      { id, actor: 'A07', accountId: '7', field: 'phone', reason: 'call back', mark: null },
    ]);
    expect((await post(`reveals/${id}`, { verdict: 'not_justified' })).code).toBe('invalid_request');
    const doubt = { verdict: 'not_justified', note: 'no call was made to 13812345678' };
    expect((await post(`reveals/${id}`, doubt)).status).toBe(204);
    expect((await post(`reveals/${id}`, { verdict: 'justified' })).code).toBe('already_reviewed');
    expect((await post('reveals/nothing', { verdict: 'justified' })).code).toBe('not_found');
    expect((await get('reveals?state=open')).data).toEqual([]);
    expect((await get('reveals?state=marked')).data).toMatchObject([
      { mark: { verdict: 'not_justified', note: 'no call was made to 138****5678', by: 'U01' } },
    ]);
    const entries = await server.deps.db.read('audit_entries').where({ action: 'review.mark' });
    expect(entries).toMatchObject([{ account_id: '7', actor: 'U01' }]);
    const manager = await openSessionAs(server.deps, 'manager');
    expect((await post(`reveals/${id}`, { verdict: 'justified' }, manager)).code).toBe('forbidden');
  });

  test('list each whole day’s looks that led to nothing or were not assigned, once', async () => {
    // 2026-11-19 in Shanghai ends at 16:00 UTC.
    const noon = Date.UTC(2026, 10, 19, 4);
    await write(noon, 'case.view', 'worked');
    await write(noon, 'case.decided', 'worked');
    await write(noon, 'case.view', 'looked');
    await write(noon + HOUR, 'account.reveal', 'looked');
    await write(noon, 'case.view', 'approved', 'A08');
    await write(noon, 'case.approved', 'approved', 'A08');
    await write(noon, 'account.search', 'stranger', 'A08');
    await write(noon, 'case.noted', 'stranger', 'A08');
    await write(Date.UTC(2026, 10, 19, 16), 'case.view', 'tomorrow');
    await server.deps.db.write(async (tx) => {
      for (const account_id of ['worked', 'looked'])
        await tx('case_access').insert({ account_id, staff_id: 'id-A07', case_id: 1 });
    });
    const deps = { ...server.composed.intake, settings: () => Promise.resolve(settingsSchema.parse({})) };
    const now = Date.UTC(2026, 10, 20, 2);
    expect(await findOddLooks(deps, now)).toBe(7);
    expect(await findOddLooks(deps, now)).toBe(0);
    expect((await get('looks')).data).toMatchObject([
      { day: '2026-11-19', actor: 'A08', accountId: 'stranger', unassigned: true, withoutAction: false },
      {
        day: '2026-11-19',
        actor: 'A07',
        accountId: 'looked',
        looks: 2,
        unassigned: false,
        withoutAction: true,
      },
    ]);
    expect(await findOddLooks(deps, now + DAY)).toBe(1);
    expect((await get('looks?actor=A07')).data).toMatchObject([
      { accountId: 'tomorrow' },
      { accountId: 'looked' },
    ]);
  });

  test('let a named auditor close a line, once, and never their own', async () => {
    const line = { day: '2026-11-19', actor: 'A07', account_id: '7' };
    const rest = { looks: 1, unassigned: 1, without_action: 1, last_at: 1 };
    await server.deps.db.write((tx) =>
      tx('odd_looks').insert([
        { ...line, ...rest },
        { ...line, ...rest, actor: 'U01' },
      ]),
    );
    const close = { day: '2026-11-19', actor: 'A07', accountId: '7', note: 'asked, answered' };
    expect((await post('looks/close', { ...close, actor: 'U01' })).code).toBe('own_look');
    expect((await post('looks/close', { ...close, accountId: '8' })).code).toBe('not_found');
    expect((await post('looks/close', close)).status).toBe(204);
    expect((await post('looks/close', close)).code).toBe('already_reviewed');
    expect((await get('looks?state=closed')).data).toMatchObject([
      { closed: { by: 'U01', note: 'asked, answered' } },
    ]);
  });

  test('tell who gave each person their role and when, and what stands out as the settings say', async () => {
    const staff = { ...server.deps, demo: false };
    const cli = systemActor('cli');
    const input = { code: 'A50', role: 'agent', team: '', regions: [], kinds: [], ownAccounts: [] } as const;
    await createStaff(staff, cli, { ...input, regions: [], kinds: [], ownAccounts: [] }, null);
    for (const code of ['A51', 'A52'])
      await createStaff(
        staff,
        cli,
        { ...input, code, role: 'senior', regions: [], kinds: [], ownAccounts: [] },
        null,
      );
    server.pass(HOUR);
    await setStaff(staff, cli, 'A50', { role: 'senior' }, null);
    const raised = server.deps.clock();
    server.pass(HOUR);
    await setStaff(staff, cli, 'A50', { team: 'north' }, null);
    for (let look = 0; look < 25; look += 1) await write(server.deps.clock(), 'account.reveal', '7', 'A50');
    const found = (now: number, reviews: Partial<ReviewSettings> = {}) =>
      listAccess(server.deps.db.read, settingsSchema.parse({ reviews }).reviews, now).then((rows) =>
        rows.find((row) => row.code === 'A50'),
      );
    expect(await found(server.deps.clock())).toMatchObject({
      role: 'senior',
      since: new Date(raised).toISOString(),
      givenBy: 'system:cli',
      looks: 25,
      lastUsedAt: null,
    });
    const monthLater = server.deps.clock() + 31 * DAY;
    expect((await found(server.deps.clock()))?.signs).toEqual(['many_looks']);
    expect((await found(server.deps.clock(), { manyLooks: 26 }))?.signs).toEqual([]);
    expect((await found(monthLater))?.signs).toEqual(['never_used']);
    expect((await found(monthLater, { unusedDays: 32, lookDays: 60 }))?.signs).toEqual(['many_looks']);
    expect((await get('access')).data.length).toBeGreaterThan(1);
  });
});
