import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  ago,
  FRIENDS,
  gatherVouches,
  iso,
  knowPeople,
  openRecovery,
  OWNER,
  passTime,
  propose,
  stateOf,
  vouch,
} from './recovery-desk.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;

describeOnEachDatabase('A recovery is not approved', (open) => {
  let server: ComposedServer;
  let [agent, senior] = [] as unknown as [Desk, Desk];
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
  });
  afterEach(() => server.close());

  const put = (accountId: string, patch: object) =>
    server.platform(`/api/platform/v1/accounts/${accountId}`, patch, { method: 'PUT' });
  const page = async (desk: Desk, id: number) => (await desk.get(`/api/cases/${id}`)).body as CaseDetail;

  it('by somebody who has not looked at its page as it stands now', async () => {
    const id = await openRecovery(server);
    await gatherVouches(server);
    const early = (await page(senior, id)).version;
    await propose(server, agent, id);
    const approve = async (version: number) =>
      (await senior.post(`/api/cases/${id}/approval`, { verdict: 'approve', version })).code;
    const [now] = await server.deps.db.read('cases').where({ id }).select('version');
    expect(await approve(now.version)).toBe('page_not_seen');
    expect(early).toBeLessThan(now.version);
    // Somebody else's look is not theirs.
    await page(await seat(server, 'senior'), id);
    expect(await approve(now.version)).toBe('page_not_seen');
    expect(await stateOf(server, id)).toBe('awaiting_approval');
    await page(senior, id);
    expect(await approve(now.version)).toBeUndefined();
    expect(await stateOf(server, id)).toBe('cooling_off');
  });

  it('while its owner has locked the account, and says so; locked while it cools off, it comes back', async () => {
    const id = await openRecovery(server);
    await gatherVouches(server);
    await agent.next();
    await put(OWNER, { noAssistedChange: true });
    expect((await agent.decide(id, 'approve', {})).code).toBe('assisted_change_locked');
    const seen = await page(agent, id);
    expect(seen.sentence[0]).toMatchObject({ key: 'sentence.locked' });
    expect(seen.decisions.find(({ type }) => type === 'approve')?.refusal).toBe('assisted_change_locked');
    await put(OWNER, { noAssistedChange: false });
    expect((await agent.decide(id, 'approve', {})).status).toBe(200);
    await passTime(server, 31_000);
    expect((await senior.act(id, 'approval', { verdict: 'approve' })).status).toBe(200);
    await put(OWNER, { noAssistedChange: true });
    await passTime(server, 25 * HOUR);
    expect(await stateOf(server, id)).not.toBe('applying');
    expect(await server.deps.db.read('outbox').where({ type: 'recovery.approve' })).toEqual([]);
  });

  it('with a new number that is another account’s verified phone; staff see whose, and the number masked', async () => {
    await put('4490', { phone: '+8613900001111', phoneState: 'unverified' });
    const id = await openRecovery(server);
    await gatherVouches(server);
    await agent.next();
    expect((await page(agent, id)).recovery).toMatchObject({ newPhoneTakenBy: null });
    await put('4490', { phoneState: 'verified' });
    expect((await agent.decide(id, 'approve', {})).code).toBe('new_number_bound');
    const answer = await agent.get(`/api/cases/${id}`);
    expect((answer.body as CaseDetail).recovery).toMatchObject({
      newPhone: '139****1111',
      newPhoneTakenBy: '4490',
    });
    expect(JSON.stringify(answer.body)).not.toContain('13900001111');
  });

  it('on friends first named in the request who were no friends for long by then; appointed ones may ripen', async () => {
    // Friends for 179 days when the request comes, 180 when they vouch.
    const tie = (otherAccountId: string, appointedAt?: string) => ({
      kind: 'friendship',
      accountId: OWNER,
      otherAccountId,
      since: ago(179),
      ...(appointedAt !== undefined && { appointedAt }),
    });
    const late = iso(server.deps.clock() + HOUR);
    await server.platform('/api/platform/v1/relations', [
      tie('4452', ago(100)),
      tie('4453'),
      tie('4454', late),
    ]);
    const id = await openRecovery(server);
    server.pass(DAY + HOUR);
    await server.ingest(FRIENDS.slice(0, 3).map((friend) => vouch(server, friend)));
    const { recovery } = await page(await seat(server, 'manager'), id);
    const said = recovery?.vouchers.map(({ accountId, appointed, refusal }) => ({
      accountId,
      appointed,
      refusal,
    }));
    expect(said).toEqual(
      expect.arrayContaining([
        { accountId: '4452', appointed: true, refusal: null },
        { accountId: '4453', appointed: false, refusal: 'friendship_too_young' },
        { accountId: '4454', appointed: false, refusal: 'friendship_too_young' },
      ]),
    );
  });

  it('without room for friends appointed beforehand: of too many named, they are the first to count', async () => {
    await server.platform('/api/platform/v1/relations', [
      {
        kind: 'friendship',
        accountId: OWNER,
        otherAccountId: '4457',
        since: ago(3_650),
        appointedAt: ago(30),
      },
    ]);
    await put('4457', { state: 'normal', registeredAt: ago(3_650) });
    const id = await openRecovery(server, 'rec_1', { friends: [...FRIENDS, '4457'] });
    await server.ingest(['4456', '4457'].map((friend) => vouch(server, friend)));
    const { recovery } = await page(await seat(server, 'manager'), id);
    const refusals = Object.fromEntries(recovery?.vouchers.map((one) => [one.accountId, one.refusal]) ?? []);
    expect(refusals).toMatchObject({ 4456: 'too_many_named', 4457: null });
  });
});
