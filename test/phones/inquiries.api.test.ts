import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { PhoneInquiry } from '../../server/contract/phone-inquiries.ts';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  boundTo,
  commandOf,
  DAY,
  iso,
  knowAccount,
  NEW,
  OLD,
  openChange,
  OTHER,
  OWNER,
  phoneEvent,
  stateOf,
  story,
  tellCarrier,
  verifyNew,
} from './phone-desk.ts';

const MINUTE = 60_000;

describeOnEachDatabase('A question to the platform', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    agent = await seat(server, 'agent');
  });
  afterEach(() => server.close());

  /** The owner's number is at another account, and nothing is known to be bound to them. */
  async function openTangled(): Promise<void> {
    await knowAccount(server, OWNER, null);
    await knowAccount(server, OTHER, NEW);
    id = await openChange(server);
    await verifyNew(server);
    await agent.next();
  }
  const ask = (about = 'record', desk = agent) => desk.act(id, 'phone/inquiries', { about });
  const limit = (inquiries: object) =>
    server.deps.db.write((tx) =>
      writeSettings(
        tx,
        server.deps.clock(),
        systemActor('test'),
        settingsSchema.parse({ phone: { inquiries } }),
      ),
    );
  const inquiry = async (about = 'record'): Promise<PhoneInquiry | undefined> =>
    (await story(server, id)).inquiries.find((one) => one.about === about);
  const verdictOf = ({ preconditions }: PhoneStory, name: string) =>
    preconditions.find((one) => one.name === name)?.verdict;

  it('about its record is answered by the record: the binding is as it says, the claim stays, the story tells', async () => {
    await openTangled();
    expect((await story(server, id)).canAskPlatform).toEqual(['record', 'carrier']);
    expect((await ask()).status).toBe(200);
    expect(await inquiry()).toMatchObject({
      state: 'asked',
      answerBy: iso(server.deps.clock() + 10 * MINUTE),
      settledAt: null,
    });
    server.pass(MINUTE);
    await knowAccount(server, OWNER, OLD);
    expect(await inquiry()).toMatchObject({ state: 'answered', settledAt: iso(server.deps.clock()) });
    const after = await story(server, id);
    expect([verdictOf(after, 'binding_valid'), await boundTo(server, OWNER)]).toEqual(['pass', OLD]);
    expect(after.canAskPlatform).toEqual(['carrier']);
    expect(await stateOf(server, id)).toBe('claimed');
    const { timeline } = (await agent.get(`/api/cases/${id}`)).body as CaseDetail;
    expect(timeline.filter(({ action }) => action === 'step_moved').map(({ details }) => details)).toEqual([
      { step: 'record', state: 'answered' },
      { step: 'record', state: 'asked' },
    ]);
    const entries = await server.deps.db
      .read('audit_entries')
      .where({ case_id: id, action: 'case.step_moved' });
    expect(entries).toHaveLength(2);
    expect(JSON.stringify([timeline, entries])).not.toContain(OLD.slice(-8));
  });

  it('about the carrier is answered by its notice of that very number, at the account that has it', async () => {
    await openTangled();
    expect((await ask('carrier')).status).toBe(200);
    const since = { reassigned: 'yes', referenceDate: iso(server.deps.clock() - 30 * DAY) };
    await tellCarrier(server, OTHER, since, '+8613700002222');
    await tellCarrier(server, OWNER, since, NEW);
    expect((await inquiry('carrier'))?.state).toBe('asked');
    expect(verdictOf(await story(server, id), 'new_number_free')).toBe('fail');
    await tellCarrier(server, OTHER, since, NEW);
    expect((await inquiry('carrier'))?.state).toBe('answered');
    expect(verdictOf(await story(server, id), 'new_number_free')).toBe('warn');
  });

  it('that the platform cannot answer says why, and the first word on it counts', async () => {
    await openTangled();
    await ask('carrier');
    const commandId = await commandOf(server, 'phone.ask_carrier');
    const said = { step: 'new_number', commandId, requestId: 'req_1' };
    await server.ingest([
      phoneEvent(server, { ...said, outcome: 'failed', reason: 'provider_unavailable' }),
      phoneEvent(server, { ...said, outcome: 'passed' }),
    ]);
    expect(await inquiry('carrier')).toMatchObject({ state: 'failed', reason: 'provider_unavailable' });
    expect((await story(server, id)).ownerProof?.by).toBe('sms_code');
  });

  it('that nobody answers is said to be unanswered in time, and a late answer still counts', async () => {
    await openTangled();
    await ask();
    expect((await ask()).code).toBe('platform_asked_already');
    server.pass(10 * MINUTE + 1);
    expect((await inquiry())?.state).toBe('unanswered');
    const commandId = await commandOf(server, 'phone.repair_record');
    await server.ingest([phoneEvent(server, { step: 'sign_in', commandId })]);
    expect((await inquiry())?.state).toBe('answered');
  });

  it('is asked neither too soon again, nor more often in a day than the settings say', async () => {
    await openTangled();
    await limit({ againMinutes: 1 });
    for (let asked = 1; asked <= 5; asked += 1) {
      expect((await ask()).status).toBe(200);
      await knowAccount(server, OWNER, null);
      expect((await ask()).code).toBe('platform_asked_too_often');
      server.pass(MINUTE);
    }
    expect((await ask()).code).toBe('platform_asked_too_often');
    expect(await inquiry()).toMatchObject({ state: 'answered', againFrom: null });
    expect((await story(server, id)).canAskPlatform).toEqual(['carrier']);
    server.pass(DAY);
    expect(await inquiry()).toMatchObject({ againFrom: expect.any(String) });
  });

  it('counts against whoever asks, and is refused to who is held by a brake', async () => {
    await openTangled();
    await limit({ aDayAPerson: 1 });
    expect((await ask()).status).toBe(200);
    expect((await ask('carrier')).code).toBe('platform_asked_too_often');
    await limit({});
    const brake = { kind: 'all_pace', staff_id: '-', figure: 9, limit: 1, earlier_cases: '[]', held_at: 0 };
    await server.deps.db.write((tx) => tx('brakes').insert({ id: 'b1', ...brake }));
    expect((await ask('carrier')).code).toBe('brake_held');
  });

  it('is asked by who holds the claim, of what the case calls for, and by nobody of their own number', async () => {
    await openTangled();
    const other = await seat(server, 'agent');
    expect((await ask('record', other)).code).toBe('not_claimed');
    expect((await ask('record', await seat(server, 'manager'))).code).toBe('forbidden');
    expect((await ask('numbers')).code).toBe('invalid_request');
    await knowAccount(server, OWNER, OLD);
    expect((await ask()).code).toBe('decision_refused');
    await agent.act(id, 'phone/number', { phone: '+8613700002222' });
    expect((await ask('carrier')).code).toBe('decision_refused');
    expect(await server.deps.db.read('phone_inquiries')).toEqual([]);
  });

  it('is not asked about a number that is at an account of the asker', async () => {
    agent = await seat(server, 'agent', { ownAccounts: [OTHER] });
    await openTangled();
    expect((await ask('carrier')).code).toBe('own_account');
  });

  it('carries the numbers in its sealed body, and shows them to nobody', async () => {
    await openTangled();
    await ask('carrier');
    const sent = await server.deps.db
      .read('outbox')
      .where({ type: 'phone.ask_carrier' })
      .first<{ body: string }>();
    const row: unknown = await server.deps.db.read('phone_inquiries').first();
    const page = await (await seat(server, 'manager')).get(`/api/cases/${id}`);
    for (const seen of [sent, row, page.body]) expect(JSON.stringify(seen)).not.toContain(NEW.slice(-8));
  });

  it('whose answer says that another number is bound takes the proof by the wrong one away', async () => {
    await knowAccount(server, OWNER, OLD);
    id = await openChange(server, { oldProof: undefined, trouble: 'info_out_of_step' });
    await agent.next();
    await agent.act(id, 'phone/codes', { target: 'old' });
    const commandId = await commandOf(server, 'phone.send_code');
    await server.ingest([phoneEvent(server, { step: 'old_phone_proof', commandId })]);
    expect((await story(server, id)).ownerProof?.by).toBe('sms_code');
    expect((await ask()).status).toBe(200);
    await knowAccount(server, OWNER, '+8613700002222', { phoneVerifiedAt: iso(server.deps.clock()) });
    const after = await story(server, id);
    expect([after.ownerProof, verdictOf(after, 'old_number_proven')]).toEqual([null, 'fail']);
    expect(after.remedies.map(({ reason }) => reason)).not.toContain('info_out_of_step');
  });

  it('proves an expired number again, so that it can be changed', async () => {
    await knowAccount(server, OWNER, OLD);
    id = await openChange(server, { trouble: 'binding_expired' });
    await agent.next();
    expect(verdictOf(await story(server, id), 'binding_valid')).toBe('fail');
    await ask();
    server.pass(MINUTE);
    await knowAccount(server, OWNER, OLD, { phoneVerifiedAt: iso(server.deps.clock()) });
    const after = await story(server, id);
    expect([verdictOf(after, 'binding_valid'), after.canAskPlatform]).toEqual(['pass', []]);
  });
});
