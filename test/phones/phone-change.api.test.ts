import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import {
  approve,
  boundTo,
  commandOf,
  HOUR,
  knowAccount,
  NEW,
  object,
  OLD,
  openChange,
  openPhone,
  OWNER,
  passTime,
  phoneEvent,
  propose,
  stateOf,
  story,
  verifyNew,
} from './phone-desk.ts';

const PATIENCE = { timeout: 15_000 };

describeOnEachDatabase('A change of phone', (open) => {
  let server: ComposedServer;
  let platform: WebhookReceiver;
  let agent: Desk;
  let senior: Desk;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startWebhookReceiver();
    await pointWebhook(server, platform.address);
    await knowAccount(server, OWNER, OLD);
    [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  async function deliver(): Promise<void> {
    await expect
      .poll(async () => {
        await server.runJob('commands');
        const due = server.deps.db.read('outbox').where('next_try_at', '<=', server.deps.clock());
        return due.whereNot({ state: 'delivered' });
      }, PATIENCE)
      .toEqual([]);
  }

  it('goes from request to effect: two people, a day in which the old number is told, then both sides at once', async () => {
    const id = await openChange(server);
    expect((await story(server, id)).blockedBy).toEqual(['new_number_verified']);
    await verifyNew(server);
    expect((await story(server, id)).blockedBy).toEqual([]);
    expect((await propose(server, agent, id)).status).toBe(200);
    expect(await stateOf(server, id)).toBe('awaiting_approval');
    expect((await approve(senior, id)).status).toBe(200);
    expect(await stateOf(server, id)).toBe('cooling_off');
    await passTime(server, 23 * HOUR);
    await deliver();
    expect(platform.received.map(({ command }) => command.type)).toEqual(['phone.notify', 'phone.notify']);
    await passTime(server, 2 * HOUR);
    await deliver();
    expect(await boundTo(server, OWNER)).toBe(OLD);
    const change = platform.received.find(({ command }) => command.type === 'phone.change')?.command;
    expect(change?.params).toMatchObject({ from: OLD, to: NEW, requestId: 'req_1' });
    await server.ingest([phoneEvent(server, { commandId: change?.id ?? '' })]);
    expect(await boundTo(server, OWNER)).toBe(NEW);
    expect(await stateOf(server, id)).toBe('resolved');
    const { steps, notices, reversibleUntil } = await story(server, id);
    expect(steps.map(({ state }) => state)).toEqual(steps.map(() => 'done'));
    expect(notices.map(({ moment, channels }) => [moment, channels])).toEqual([
      ['request', ['old_phone']],
      ['approved', ['old_phone']],
      ['effect', ['old_phone']],
    ]);
    expect(reversibleUntil).not.toBeNull();
    const { oldNumber, newNumber } = await story(server, id);
    expect([oldNumber, newNumber]).toEqual(['138****5678', '139****1111']);
  });

  it('shows no number in full: not on the page, in the preview, on the timeline or in the record', async () => {
    const id = await openChange(server);
    await verifyNew(server);
    await agent.next();
    const page = await agent.get(`/api/cases/${id}`);
    const preview = await agent.act(id, 'decisions/preview', {
      type: 'approve',
      params: {},
      reason: 'other',
    });
    expect(preview.status).toBe(200);
    await propose(server, agent, id);
    const record = await server.deps.db.read('audit_entries');
    const lines = await server.deps.db.read('case_actions');
    const shown = JSON.stringify([page.body, preview.body, record, lines]);
    for (const number of [OLD, NEW]) expect(shown).not.toContain(number.slice(3));
  });

  it('stops at an objection of the old number, and opens a hijack case', async () => {
    const id = await openChange(server);
    await verifyNew(server);
    await propose(server, agent, id);
    await approve(senior, id);
    expect((await object(server)).body).toMatchObject({ status: 'stopped' });
    expect(await stateOf(server, id)).toBe('claimed');
    const { blockedBy, objections } = await story(server, id);
    expect(blockedBy).toEqual(expect.arrayContaining(['no_open_case', 'no_objection']));
    expect(objections[0]?.caseId).toBeGreaterThan(id);
    await passTime(server, 4 * 24 * HOUR);
    expect(await server.deps.db.read('outbox').where({ type: 'phone.change' })).toEqual([]);
  });

  it('goes on once two people overruled the objection, and that channel cannot stop it again', async () => {
    const id = await openChange(server, { lost: true, oldProof: undefined });
    await verifyNew(server);
    await object(server);
    const report = (await story(server, id)).objections[0]?.caseId ?? 0;
    await agent.next({ kind: 'hijack_report' });
    await agent.decide(report, 'dismiss', {});
    await passTime(server, 31_000);
    expect((await approve(senior, report)).status).toBe(200);
    await propose(server, agent, id, 'approve', { acceptLoss: true });
    const other = await seat(server, 'senior');
    expect((await approve(other, id)).status).toBe(200);
    expect((await object(server, 'req_1', 'old_phone', 'obj_2')).body).toMatchObject({ status: 'overruled' });
    expect(await stateOf(server, id)).toBe('cooling_off');
    // A loss that was accepted without proof waits for the longer time.
    await passTime(server, 25 * HOUR);
    expect(await stateOf(server, id)).toBe('cooling_off');
    await passTime(server, 48 * HOUR);
    expect(await stateOf(server, id)).toBe('applying');
  });

  it('is not approved before the new number is verified and the old one proven, and says so by name', async () => {
    const id = await openChange(server, { oldProof: undefined });
    await agent.next();
    const refused = await agent.decide(id, 'approve', {});
    expect(refused.code).toBe('precondition_failed');
    expect((refused.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'new_number_verified',
      'old_number_proven',
    ]);
  });

  it('is put back at the platform where it failed half-way, and comes back to a person', async () => {
    const id = await openChange(server);
    await verifyNew(server);
    await propose(server, agent, id);
    await approve(senior, id);
    await passTime(server, 25 * HOUR);
    await deliver();
    const commandId = await commandOf(server, 'phone.change');
    await server.ingest([
      phoneEvent(server, { commandId, outcome: 'failed', reason: 'released_incomplete' }),
    ]);
    expect(await boundTo(server, OWNER)).toBe(OLD);
    await deliver();
    const back = platform.received.find(({ command }) => command.type === 'phone.restore')?.command;
    expect(back?.params).toMatchObject({ to: OLD, ofCommandId: commandId });
    // A late word that it worked after all changes nothing: it is being put back.
    await server.ingest([phoneEvent(server, { commandId })]);
    await server.ingest([phoneEvent(server, { commandId: back?.id ?? '', outcome: 'cancelled' })]);
    expect(await boundTo(server, OWNER)).toBe(OLD);
    expect(await stateOf(server, id)).toBe('failed');
    const { steps, remedies } = await story(server, id);
    expect(steps.find(({ step }) => step === 'compensated')?.state).toBe('done');
    expect(remedies).toContainEqual({ reason: 'released_incomplete', remedy: 'send_again' });
  });

  it('that nobody confirms is asked about, and settled by the truth', async () => {
    const id = await openChange(server);
    await verifyNew(server);
    await propose(server, agent, id);
    await approve(senior, id);
    await passTime(server, 25 * HOUR);
    await deliver();
    const commandId = await commandOf(server, 'phone.change');
    await passTime(server, 11 * 60_000);
    expect(await stateOf(server, id)).toBe('failed');
    const later = await seat(server, 'agent');
    await later.next();
    expect((await later.decide(id, 'reject', {})).code).toBe('outcome_unknown');
    expect((await later.decide(id, 'approve', {})).code).toBe('outcome_unknown');
    expect((await later.decide(id, 'check', {})).status).toBe(200);
    await passTime(server, 31_000);
    await deliver();
    await server.ingest([phoneEvent(server, { commandId })]);
    expect(await boundTo(server, OWNER)).toBe(NEW);
    expect(await stateOf(server, id)).toBe('resolved');
  });

  it('refuses landlines, numbers of devices and what is no number, by name', async () => {
    const ask = (newPhone: string) => openPhone(server, 'phone_change', { newPhone }, { id: newPhone });
    await expect(ask('010-62345678')).rejects.toThrow('phone_landline');
    await expect(ask('1064812345678')).rejects.toThrow('phone_iot');
    await expect(ask('12345678901')).rejects.toThrow('phone_invalid');
    expect(await server.deps.db.read('cases').where({ kind: 'phone_change' })).toEqual([]);
  });
});
