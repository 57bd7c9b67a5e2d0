import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  approve,
  boundTo,
  commandOf,
  DAY,
  HOUR,
  iso,
  knowAccount,
  NEW,
  OLD,
  openChange,
  openPhone,
  OTHER,
  OWNER,
  passTime,
  phoneEvent,
  propose,
  stateOf,
  story,
  tellCarrier,
  verifyNew,
} from './phone-desk.ts';

describeOnEachDatabase('The actions on a phone', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  let senior: Desk;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
  });
  afterEach(() => server.close());

  /** Two people agree, whatever must pass has passed, and the platform says that it is done. */
  async function carryOut(id: number, type: string, command: string, event: object): Promise<void> {
    const [one, two] = [await seat(server, 'agent'), await seat(server, 'senior')];
    expect((await propose(server, one, id, type)).status).toBe(200);
    expect((await approve(two, id)).status).toBe(200);
    await passTime(server, 25 * HOUR);
    await server.ingest([phoneEvent(server, { commandId: await commandOf(server, command), ...event })]);
  }

  it('bind a gated account at once, by two people, and the gate opens', async () => {
    await knowAccount(server, OWNER, null, { gate: 'blocked' });
    const id = await openPhone(server, 'phone_bind', { newPhone: NEW });
    await server.ingest([phoneEvent(server, { flow: 'phone_gate', step: 'code_check', requestId: 'req_1' })]);
    expect((await propose(server, agent, id)).status).toBe(200);
    expect((await approve(senior, id)).status).toBe(200);
    expect(await stateOf(server, id)).toBe('applying');
    const commandId = await commandOf(server, 'phone.bind');
    await server.ingest([phoneEvent(server, { flow: 'phone_gate', step: 'bound', commandId })]);
    expect([await stateOf(server, id), await boundTo(server, OWNER)]).toEqual(['resolved', NEW]);
    const account = await server.deps.db
      .read('accounts')
      .where({ account_id: OWNER })
      .first<{ gate: string }>('gate');
    expect(account?.gate).toBe('not_required');
  });

  it('exempt from the gate where no phone can be had, by two people', async () => {
    await knowAccount(server, OWNER, null, { gate: 'blocked' });
    const id = await openPhone(server, 'phone_bind', { exempt: true });
    await carryOut(id, 'exempt', 'gate.exempt', { flow: 'phone_gate', step: 'bound' });
    const account = await server.deps.db
      .read('accounts')
      .where({ account_id: OWNER })
      .first<{ gate: string }>('gate');
    expect([account?.gate, await boundTo(server, OWNER)]).toEqual(['exempt', null]);
  });

  it('unbind after a day, warn where no way in is left, and bind again afterwards', async () => {
    await knowAccount(server, OWNER, OLD, { waysIn: [] });
    const id = await openPhone(server, 'phone_unbind', { oldProof: 'dynamic_token' });
    const { preconditions, coolingOffHours } = await story(server, id);
    expect(preconditions.find(({ name }) => name === 'leaves_a_way_in')).toMatchObject({
      verdict: 'warn',
      remedies: ['warn_user'],
    });
    expect(coolingOffHours).toBe(24);
    await carryOut(id, 'approve', 'phone.unbind', { flow: 'phone_unbind', step: 'released' });
    expect([await stateOf(server, id), await boundTo(server, OWNER)]).toEqual(['resolved', null]);
    const again = await openPhone(server, 'phone_bind', { newPhone: NEW }, { id: 'req_2' });
    expect((await story(server, again)).action).toBe('rebind');
  });

  it('is undone within its window by two others, and the number before is bound again', async () => {
    await knowAccount(server, OWNER, OLD);
    const id = await openChange(server);
    await verifyNew(server);
    await carryOut(id, 'approve', 'phone.change', {});
    expect(await boundTo(server, OWNER)).toBe(NEW);
    const opener = await seat(server, 'senior');
    const opened = await opener.act(id, 'phone/reversal', { reason: 'the owner did not want it' });
    expect(opened.status).toBe(201);
    const reversal = (opened.body as { id: number }).id;
    expect((await opener.act(id, 'phone/reversal', { reason: 'once more' })).code).toBe('undoing_over');
    expect((await opener.next()).code).toBe('no_next_case');
    const [one, two] = [await seat(server, 'agent'), await seat(server, 'senior')];
    await propose(server, one, reversal, 'reverse');
    expect((await approve(opener, reversal)).code).toBe('second_person_required');
    expect((await approve(two, reversal)).status).toBe(200);
    const commandId = await commandOf(server, 'phone.revert');
    await server.ingest([phoneEvent(server, { commandId, outcome: 'cancelled' })]);
    expect([await boundTo(server, OWNER), await stateOf(server, reversal)]).toEqual([OLD, 'resolved']);
    expect((await story(server, id)).reversedAt).not.toBeNull();
  });

  it('is not undone once its window is over', async () => {
    await knowAccount(server, OWNER, OLD);
    const id = await openChange(server);
    await verifyNew(server);
    await carryOut(id, 'approve', 'phone.change', {});
    server.pass(8 * DAY);
    const late = await seat(server, 'senior');
    expect((await late.act(id, 'phone/reversal', { reason: 'too late' })).code).toBe('undoing_over');
  });

  it('are refused for accounts that are not normal, each with its remedy', async () => {
    const remedies = { banned: 'appeal', inactive: 'activate_account', frozen: 'clear_restriction' };
    for (const [state, remedy] of Object.entries(remedies)) {
      await knowAccount(server, `acc_${state}`, null, { state });
      const id = await openPhone(server, 'phone_unbind', {}, { id: state, accountId: `acc_${state}` });
      const { preconditions, blockedBy } = await story(server, id);
      expect(blockedBy).toEqual(expect.arrayContaining(['account_normal', 'binding_valid']));
      expect(preconditions[0]).toMatchObject({
        verdict: 'fail',
        why: `account_${state}`,
        remedies: [remedy],
      });
    }
  });

  it('give a number to one account only, however many are approved for it at the same moment', async () => {
    const cases: number[] = [];
    for (const accountId of [OWNER, OTHER]) {
      await knowAccount(server, accountId, null, { gate: 'blocked' });
      const id = await openPhone(server, 'phone_bind', { newPhone: NEW }, { id: accountId, accountId });
      await server.ingest([
        phoneEvent(server, { accountId, flow: 'phone_gate', step: 'code_check', requestId: accountId }),
      ]);
      const one = await seat(server, 'agent');
      await propose(server, one, id);
      cases.push(id);
    }
    const seniors = [await seat(server, 'senior'), await seat(server, 'senior')];
    await Promise.all(cases.map((id, index) => approve(seniors[index] as Desk, id)));
    const told = await server.deps.db.read('outbox').where({ type: 'phone.bind' });
    expect(told).toHaveLength(1);
  });

  it('let a number go to its new holder where its carrier says so, and say who had it', async () => {
    await knowAccount(server, OTHER, NEW);
    await knowAccount(server, OWNER, OLD);
    const id = await openChange(server);
    await verifyNew(server);
    const free = async () =>
      (await story(server, id)).preconditions.find(({ name }) => name === 'new_number_free');
    expect(await free()).toMatchObject({
      verdict: 'fail',
      accounts: [OTHER],
      remedies: ['other_number', 'unbind_other', 'prove_stale'],
    });
    await tellCarrier(server, OTHER, {
      reassigned: 'yes',
      referenceDate: iso(server.deps.clock() - 30 * DAY),
    });
    expect(await free()).toMatchObject({ verdict: 'warn', why: 'number_reassigned' });
    const commands = await server.deps.db
      .read('outbox')
      .where({ account_id: OTHER })
      .orderBy('id')
      .select('type');
    expect(commands.map(({ type }: { type: string }) => type)).toEqual(['phone.set_uses', 'phone.notify']);
  });

  it('and an agent opens one for a caller, whose owner hears of it; the opener decides nothing', async () => {
    await knowAccount(server, OWNER, OLD);
    const opened = await agent.post('/api/cases', {
      accountId: OWNER,
      kind: 'phone_change',
      reason: 'lost phone',
    });
    const { id } = opened.body as { id: number };
    expect((await story(server, id)).notices).toMatchObject([{ moment: 'request', channels: ['old_phone'] }]);
    expect((await agent.next()).code).toBe('no_next_case');
    const other = await seat(server, 'agent');
    await other.next();
    expect((await other.decide(id, 'approve', { acceptLoss: true })).code).toBe('precondition_failed');
    expect((await other.act(id, 'phone/number', { phone: '010-62345678' })).code).toBe('phone_landline');
    expect((await other.act(id, 'phone/number', { phone: '139 0000 1111' })).status).toBe(200);
    expect(await story(server, id)).toMatchObject({ newNumber: '139****1111', newNumberVerifiedAt: null });
    // The caller's own word in the app may be of another number.
    const { requestId } = await story(server, id);
    await verifyNew(server, requestId);
    expect((await story(server, id)).newNumberVerifiedAt).toBeNull();
    expect((await agent.act(id, 'phone/number', { phone: NEW })).code).toBe('not_claimed');
  });

  it('lead to the release of a number that another account has, and both cases keep the link', async () => {
    await knowAccount(server, OTHER, NEW);
    const id = await openChange(server);
    await verifyNew(server);
    const { preconditions } = await story(server, id);
    expect(preconditions.find(({ name }) => name === 'new_number_free')).toMatchObject({
      verdict: 'fail',
      remedies: ['other_number', 'unbind_other', 'prove_stale'],
      accounts: [OTHER],
    });
    const opener = await seat(server, 'senior');
    const asked = { accountId: OTHER, kind: 'phone_unbind', reason: 'their number now', fromCaseId: id };
    expect((await opener.post('/api/cases', { ...asked, fromCaseId: 999 })).code).toBe('not_found');
    const { id: release } = (await opener.post('/api/cases', asked)).body as { id: number };
    const linksOf = async (one: number) => {
      const { related } = (await (await seat(server, 'manager')).get(`/api/cases/${one}`)).body as CaseDetail;
      return related.cases.map((other) => [other.id, other.accountId, other.link]);
    };
    expect(await linksOf(id)).toEqual([[release, OTHER, 'led_to']]);
    expect(await linksOf(release)).toEqual([[id, OWNER, 'opened_from']]);
  });
});
