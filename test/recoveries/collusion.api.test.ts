import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { type Desk, pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';
import {
  ago,
  befriend,
  FRIENDS,
  knowPeople,
  openRecovery,
  OWNER,
  passTime,
  restored,
  stateOf,
  vouch,
} from './recovery-desk.ts';

const DAY = 86_400_000;
/** Several commands go out one after another, and the machine may be busy. */
const PATIENT = { timeout: 15_000 };
const INVOLVED = [OWNER, '4452', '4453'];

describeOnEachDatabase('An alert of collusion', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    id = await spreadFire();
    agent = await seat(server, 'agent');
    await agent.next({ kind: 'collusion_alert' });
  });
  afterEach(() => server.close());

  const freezes = async () =>
    (
      (await server.deps.db
        .read('outbox')
        .where({ type: 'account.freeze' })
        .whereNot({ state: 'cancelled' })
        .orderBy('account_id')
        .select('account_id')) as { account_id: string }[]
    ).map((row) => row.account_id);
  const story = async () => {
    const reader = await seat(server, 'manager');
    return ((await reader.get(`/api/cases/${id}`)).body as CaseDetail).alert?.accounts ?? [];
  };

  it('freezes every account it names, one command each, once the time to take it back is over', async () => {
    expect((await story()).map(({ accountId, freeze }) => [accountId, freeze])).toEqual(
      INVOLVED.map((account) => [account, 'none']),
    );
    expect((await agent.decide(id, 'freeze', {})).status).toBe(200);
    expect((await agent.act(id, 'undo')).status).toBe(200);
    await passTime(server, 31_000);
    expect(await freezes()).toEqual([]);
    expect((await agent.decide(id, 'freeze', {})).status).toBe(200);
    await passTime(server, 31_000);
    expect(await freezes()).toEqual(INVOLVED);
    expect((await story()).map(({ freeze }) => freeze)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('freezes those who were ticked and nobody else, and refuses who is not in it', async () => {
    const wrong = { accounts: ['4452', '4456'] };
    expect((await agent.decide(id, 'freeze', wrong)).code).toBe('invalid_request');
    expect((await agent.decide(id, 'freeze', { accounts: [] })).code).toBe('invalid_request');
    expect((await agent.decide(id, 'freeze', { accounts: ['4453', '4452'] })).status).toBe(200);
    await passTime(server, 31_000);
    expect(await freezes()).toEqual(['4452', '4453']);
  });

  it('shows which freeze arrived and which did not', async () => {
    const platform = await startWebhookReceiver();
    await pointWebhook(server, platform.address);
    await agent.decide(id, 'freeze', {});
    await passTime(server, 31_000);
    await server.deps.db.write(async (tx) => {
      await tx('outbox').where({ account_id: '4453', type: 'account.freeze' }).update({ state: 'dead' });
    });
    await expect
      .poll(async () => {
        await server.runJob('commands');
        return (await story()).map(({ freeze }) => freeze);
      }, PATIENT)
      .toEqual(['delivered', 'delivered', 'failed']);
    const sent = platform.received.map(({ command }) => command);
    const first = sent.find(({ type, accountId }) => type === 'account.freeze' && accountId === OWNER);
    await server.ingest([
      restored(server, 'rec_1', { step: 'review', outcome: 'cancelled', commandId: first?.id ?? '' }),
    ]);
    expect(await stateOf(server, id)).toBe('resolved');
    expect((await story()).map(({ freeze }) => freeze)).toEqual(['confirmed', 'delivered', 'failed']);
    await platform.close();
  });

  it('takes a second person for more than twenty accounts at once; then all are told of together', async () => {
    const more = Array.from({ length: 18 }, (_, index) => `more_${index + 10}`);
    await server.deps.db.write(async (tx) => {
      for (const account_id of more)
        await tx('collusion_accounts').insert({
          case_id: id,
          request_id: 'rec_1',
          shape: 'chain',
          account_id,
        });
    });
    expect((await agent.decide(id, 'freeze', {})).status).toBe(200);
    await passTime(server, 31_000);
    expect(await stateOf(server, id)).toBe('awaiting_approval');
    expect(await freezes()).toEqual([]);
    const senior = await seat(server, 'senior');
    expect((await senior.act(id, 'approval', { verdict: 'approve' })).status).toBe(200);
    expect(await freezes()).toEqual([...INVOLVED, ...more].sort());
    expect(await stateOf(server, id)).toBe('applying');
  });

  it('cannot be answered with a reversal, which is for reports', async () => {
    expect((await agent.decide(id, 'reverse', {})).code).toBe('decision_unknown');
  });

  /** An account recovered with two friends' help then helps, with one of them, to recover the owner. */
  async function spreadFire(): Promise<number> {
    const [stolen = '', helper = '', other = ''] = FRIENDS;
    await befriend(server, stolen, [helper, other], ago(3_650));
    await openRecovery(server, 'rec_0', { friends: [helper, other] }, stolen);
    for (const friend of [helper, other])
      await server.ingest([vouch(server, friend, { accountId: stolen, requestId: 'rec_0' })]);
    await server.ingest([restored(server, 'rec_0', { accountId: stolen })]);
    server.pass(40 * DAY);
    await openRecovery(server);
    await server.ingest([vouch(server, stolen), vouch(server, helper)]);
    const alert = await server.deps.db.read<CaseRecord>('cases').where({ kind: 'collusion_alert' }).first();
    return alert?.id ?? 0;
  }
});
