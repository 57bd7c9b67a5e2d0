import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { type Desk, pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import {
  ago,
  befriend,
  FRIENDS,
  gatherVouches,
  iso,
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

describeOnEachDatabase('A recovery with the help of friends', (open) => {
  let server: ComposedServer;
  let platform: WebhookReceiver;
  let agent: Desk;
  let senior: Desk;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startWebhookReceiver();
    await pointWebhook(server, platform.address);
    await knowPeople(server);
    [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  const told = () => platform.received.map(({ command }) => command.type);
  async function deliver() {
    await expect
      .poll(async () => {
        await server.runJob('commands');
        return server.deps.db
          .read('outbox')
          .where('next_try_at', '<=', server.deps.clock())
          .whereNot({ state: 'delivered' });
      })
      .toEqual([]);
  }
  async function story(id: number): Promise<NonNullable<CaseDetail['recovery']>> {
    // Sessions end sooner than recoveries: somebody fresh looks.
    const reader = await seat(server, 'manager');
    const { recovery } = (await reader.get(`/api/cases/${id}`)).body as CaseDetail;
    if (recovery === null) throw new Error('no recovery');
    return recovery;
  }

  it('goes from request to restored: vouches, two people, a day in which everybody is told, then the effect', async () => {
    const id = await openRecovery(server);
    await gatherVouches(server);
    expect(await story(id)).toMatchObject({ counted: 3, needed: 3, total: 0, highRisk: false });
    expect((await propose(server, agent, id)).status).toBe(200);
    expect(await stateOf(server, id)).toBe('awaiting_approval');
    expect((await senior.act(id, 'approval', { verdict: 'approve' })).status).toBe(200);
    expect(await stateOf(server, id)).toBe('cooling_off');
    await passTime(server, 23 * HOUR);
    await deliver();
    expect(told()).toEqual(['recovery.notify', 'recovery.notify']);
    await passTime(server, 2 * HOUR);
    expect(await stateOf(server, id)).toBe('applying');
    await deliver();
    const approval = platform.received.find(({ command }) => command.type === 'recovery.approve')?.command;
    expect(approval?.params).toMatchObject({ requestId: 'rec_1', bind: 'requested_phone' });
    await server.ingest([
      vouch(server, '', {
        id: 'restored',
        step: 'restored',
        relatedAccountId: undefined,
        deviceId: undefined,
        commandId: approval?.id ?? '',
      }),
    ]);
    expect(await stateOf(server, id)).toBe('resolved');
    const { notices, restoredAt } = await story(id);
    expect(restoredAt).toBe(iso(server.deps.clock()));
    const seen = (await (await seat(server, 'manager')).get(`/api/cases/${id}`)).body as CaseDetail;
    expect(seen.account.probationUntil).toBe(iso(server.deps.clock() + 30 * 24 * HOUR));
    expect(notices.map(({ moment }) => moment)).toEqual(['request', 'approved', 'effect']);
    expect(notices[1]?.channels).toEqual([
      'old_phone',
      expect.stringMatching(/^device_/),
      expect.stringMatching(/^device_/),
      ...FRIENDS.slice(0, 3).map((friend) => `voucher_${friend}`),
    ]);
  });

  it('is not approved without enough vouches that count, nor with vouches alone', async () => {
    const id = await openRecovery(server, 'rec_1', { secondMethod: undefined });
    await server.ingest([vouch(server, '4452'), vouch(server, '4453')]);
    await agent.next();
    expect((await agent.decide(id, 'approve', {})).code).toBe('vouches_missing');
    await server.ingest([vouch(server, '4454')]);
    expect((await agent.decide(id, 'approve', {})).code).toBe('second_method_missing');
    await server.ingest([
      vouch(server, '', {
        step: 'review',
        relatedAccountId: undefined,
        deviceId: undefined,
        evidence: ['dynamic_token'],
      }),
    ]);
    expect((await agent.decide(id, 'approve', {})).status).toBe(200);
  });

  it('is not approved by who proposed it, nor after a vouch was withdrawn', async () => {
    const id = await openRecovery(server);
    await gatherVouches(server);
    await propose(server, senior, id);
    expect((await senior.act(id, 'approval', { verdict: 'approve' })).code).toBe('second_person_required');
    const other = await seat(server, 'senior');
    const seen = (await other.get(`/api/cases/${id}`)).body as CaseDetail;
    await server.ingest([vouch(server, '4452', { outcome: 'abandoned' })]);
    const stale = { verdict: 'approve', version: seen.version };
    expect((await other.post(`/api/cases/${id}/approval`, stale)).code).toBe('version_conflict');
    expect((await other.act(id, 'approval', { verdict: 'approve' })).code).toBe('vouches_missing');
  });

  it('is not approved by somebody whose own account vouches, nor dealt to them', async () => {
    const id = await openRecovery(server);
    await gatherVouches(server);
    const voucher = await seat(server, 'agent', { team: 'north', ownAccounts: ['4453'] });
    expect((await voucher.next()).code).toBe('no_next_case');
    await propose(server, agent, id);
    const friend = await seat(server, 'senior', { team: 'north', ownAccounts: ['4452'] });
    expect((await friend.act(id, 'approval', { verdict: 'approve' })).code).toBe('own_account');
    const beside = await seat(server, 'senior', { team: 'north' });
    expect((await beside.act(id, 'approval', { verdict: 'approve' })).code).toBe('colleague_account');
    expect((await senior.act(id, 'approval', { verdict: 'approve' })).status).toBe(200);
  });

  it('stops at an objection from any channel, opens a hijack case, and goes on once two people overruled it', async () => {
    const id = await openRecovery(server);
    await gatherVouches(server);
    await propose(server, agent, id);
    await senior.act(id, 'approval', { verdict: 'approve' });
    await passTime(server, HOUR);
    expect((await object(server)).body).toMatchObject({ status: 'stopped', caseId: id });
    expect(await stateOf(server, id)).toBe('claimed');
    expect((await object(server)).body).toMatchObject({ status: 'duplicate' });
    await passTime(server, 30 * HOUR);
    await deliver();
    expect(told()).not.toContain('recovery.approve');
    const report = await server.deps.db.read('cases').where({ kind: 'hijack_report' });
    expect(report).toMatchObject([{ account_id: OWNER, priority: 1, state: 'open' }]);
    const [reportId] = report.map((row: { id: number }) => row.id);
    expect((await story(id)).objections).toMatchObject([{ channel: 'old_phone', caseId: reportId }]);

    const [first, second] = [await seat(server, 'agent'), await seat(server, 'senior')];
    expect((await first.next({ kind: 'hijack_report' })).body).toEqual({ id: reportId });
    expect((await first.act(reportId ?? 0, 'decisions', DISMISS)).status).toBe(200);
    await passTime(server, 31_000);
    expect((await second.act(reportId ?? 0, 'approval', { verdict: 'approve' })).status).toBe(200);
    expect(await stateOf(server, reportId ?? 0)).toBe('resolved');
    expect((await object(server, 'old_phone', 'obj_2')).body).toMatchObject({ status: 'overruled' });
    expect((await propose(server, await seat(server, 'agent'), id)).status).toBe(200);
    expect((await object(server, 'voucher_4452', 'obj_3')).body).toMatchObject({ status: 'stopped' });
  });

  it('ends when the time to gather is over, unless somebody asked for another friend', async () => {
    const id = await openRecovery(server);
    const asked = await openRecovery(server, 'rec_2', { friends: ['4452'] }, FRIENDS[4]);
    await agent.next();
    await agent.decide(id, 'ask_voucher', {});
    await passTime(server, 31_000);
    await passTime(server, 73 * HOUR);
    expect(await stateOf(server, asked)).toBe('ended');
    expect(await stateOf(server, id)).not.toBe('ended');
  });

  it('freezes at one person’s word, and reports the theft', async () => {
    const id = await openRecovery(server);
    await agent.next();
    expect((await agent.decide(id, 'freeze', {})).status).toBe(200);
    await passTime(server, 31_000);
    await deliver();
    expect(told()).toContain('account.freeze');
    expect(await server.deps.db.read('cases').where({ kind: 'hijack_report' })).toHaveLength(1);
  });

  it('raises one alert that names every account, where a recovered account helps its helpers to the next', async () => {
    const [stolen, ...gang] = FRIENDS;
    await befriend(server, stolen ?? '', gang, ago(3_650));
    await openRecovery(server, 'rec_0', { friends: gang.slice(0, 3) }, stolen);
    for (const friend of gang.slice(0, 3))
      await server.ingest([vouch(server, friend, { accountId: stolen ?? '', requestId: 'rec_0' })]);
    await server.ingest([
      vouch(server, '', {
        accountId: stolen ?? '',
        requestId: 'rec_0',
        step: 'restored',
        relatedAccountId: undefined,
        deviceId: undefined,
      }),
    ]);
    expect(await server.deps.db.read('cases').where({ kind: 'collusion_alert' })).toEqual([]);
    server.pass(40 * 24 * HOUR);
    const id = await openRecovery(server);
    await server.ingest([vouch(server, stolen ?? ''), vouch(server, gang[0] ?? '')]);
    await server.ingest([vouch(server, gang[1] ?? '')]);
    const alerts = await server.deps.db.read('cases').where({ kind: 'collusion_alert' });
    expect(alerts).toHaveLength(1);
    const [reader] = [await seat(server, 'manager')];
    const seen = (await reader.get(`/api/cases/${alerts[0].id}`)).body as CaseDetail;
    expect(seen.sentence).toMatchObject([
      { key: 'sentence.chain', params: { accounts: [OWNER, ...FRIENDS.slice(0, 2)] } },
    ]);
    expect((await story(id)).graph.shapes).toMatchObject([{ shape: 'chain' }]);
    expect((await story(id)).highRisk).toBe(false);
  });

  const DISMISS = { type: 'dismiss', params: {}, reason: 'number_reassigned' };
});
