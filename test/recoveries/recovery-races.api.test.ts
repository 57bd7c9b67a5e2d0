import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  askRecovery,
  gatherVouches,
  knowPeople,
  object,
  openRecovery,
  OWNER,
  passTime,
  propose,
  stateOf,
  vouch,
} from './recovery-desk.ts';

const HOUR = 3_600_000;

describeOnEachDatabase('At the same moment', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  let senior: Desk;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    id = await openRecovery(server);
    await gatherVouches(server);
  });
  afterEach(() => server.close());

  const audited = async (action: string) =>
    (await server.deps.db.read('audit_entries').where({ case_id: id, action })).length;

  it('two approvals: one holds, once on the record, and one cooling-off runs', async () => {
    await propose(server, agent, id);
    const other = await seat(server, 'senior');
    const approve = { verdict: 'approve' };
    const both = await Promise.all([senior.act(id, 'approval', approve), other.act(id, 'approval', approve)]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(await audited('case.cooling_off')).toBe(1);
    await passTime(server, 25 * HOUR);
    await Promise.all([server.runJob('timers'), server.runJob('timers')]);
    expect(await server.deps.db.read('outbox').where({ type: 'recovery.approve' })).toHaveLength(1);
  });

  it('an approval and an objection: the objection stands, whichever was first', async () => {
    await propose(server, agent, id);
    const [approval, objection] = await Promise.all([
      senior.act(id, 'approval', { verdict: 'approve' }),
      object(server),
    ]);
    expect([200, 409]).toContain(approval.status);
    expect(objection.body).toMatchObject({ status: 'stopped' });
    expect(await stateOf(server, id)).toBe('claimed');
    expect(await audited('case.stopped')).toBe(1);
    await passTime(server, 80 * HOUR);
    expect(await server.deps.db.read('outbox').where({ type: 'recovery.approve' })).toEqual([]);
  });

  it('an expiry and an approval: the recovery ends or cools off, never both', async () => {
    await propose(server, agent, id);
    server.pass(70 * HOUR);
    const late = await seat(server, 'senior');
    const [approval] = await Promise.all([
      late.act(id, 'approval', { verdict: 'approve' }),
      server.runJob('timers'),
    ]);
    expect(await stateOf(server, id)).toBe(approval.status === 200 ? 'cooling_off' : 'awaiting_approval');
    expect(await audited('case.ended')).toBe(0);
  });

  it('the same objection twice opens one report', async () => {
    const both = await Promise.all([object(server), object(server)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await server.deps.db.read('cases').where({ kind: 'hijack_report' })).toHaveLength(1);
  });
});

describeOnEachDatabase('What is wrong with a recovery', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
  });
  afterEach(() => server.close());

  it('in its naming is refused whole: a friend twice, oneself, a field that nobody knows', async () => {
    for (const params of [
      { friends: ['4452', '4452'] },
      { friends: ['4452', OWNER] },
      { friends: ['4452'], k: 1 },
    ])
      expect((await askRecovery(server, 'rec_1', params)).code).toBe('invalid_request');
    for (const table of ['cases', 'recoveries', 'recovery_friends', 'platform_requests', 'outbox'])
      expect(await server.deps.db.read(table)).toEqual([]);
  });

  it('is said of each vouch that does not count: late, unknown, banned, not named, too young', async () => {
    const id = await openRecovery(server, 'rec_1', { friends: ['4452', '4453', 'nobody', '4454'] });
    await server.platform('/api/platform/v1/accounts', [{ accountId: '4453', state: 'banned' }]);
    await server.ingest(['4453', 'nobody', '4455'].map((friend) => vouch(server, friend)));
    server.pass(73 * HOUR);
    await server.ingest([vouch(server, '4452')]);
    const reader = await seat(server, 'manager');
    const { recovery } = (await reader.get(`/api/cases/${id}`)).body as {
      recovery: { counted: number; vouchers: { accountId: string; refusal: string | null }[] };
    };
    expect(recovery.counted).toBe(0);
    expect(Object.fromEntries(recovery.vouchers.map((one) => [one.accountId, one.refusal]))).toEqual({
      4452: 'late',
      4453: 'not_in_good_standing',
      4454: null,
      4455: 'not_named',
      nobody: 'unknown_account',
    });
  });

  it('is no matter of order: the last word of each friend counts, replays and late ones change nothing', async () => {
    const id = await openRecovery(server);
    const now = server.deps.clock();
    const said = [
      vouch(server, '4452', { occurredAt: new Date(now - 3_000).toISOString() }),
      vouch(server, '4452', { outcome: 'abandoned', occurredAt: new Date(now - 2_000).toISOString() }),
      vouch(server, '4453', { outcome: 'failed', occurredAt: new Date(now - 2_000).toISOString() }),
      vouch(server, '4453', { occurredAt: new Date(now - 1_000).toISOString() }),
    ];
    for (const event of [...said].reverse()) await server.ingest([event]);
    await server.ingest(said);
    expect(
      await server.deps.db.read('vouches').orderBy('voucher_id').select('voucher_id', 'verdict'),
    ).toEqual([
      { voucher_id: '4452', verdict: 'withdrawn' },
      { voucher_id: '4453', verdict: 'vouched' },
    ]);
    expect(await stateOf(server, id)).toBe('open');
  });

  it('is heard too when the vouches come before their request', async () => {
    await server.ingest([vouch(server, '4452'), vouch(server, '4453')]);
    await openRecovery(server);
    expect(await server.deps.db.read('vouches')).toHaveLength(2);
  });
});
