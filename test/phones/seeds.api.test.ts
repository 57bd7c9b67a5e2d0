import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { type Desk, pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type FakePlatform, startFakePlatform } from './fake-platform.ts';
import {
  approve,
  boundTo,
  HOUR,
  knowAccount,
  NEW,
  OLD,
  openPhone,
  OTHER,
  OWNER,
  passTime,
  phoneEvent,
  stateOf,
  story,
  verifyNew,
} from './phone-desk.ts';
import { settle } from './settle.ts';

/** What failed at the platform, as its event tells it. */
type Told = Pick<PlatformEvent, 'flow' | 'step' | 'outcome'> & Partial<PlatformEvent>;

const CHANGE = { flow: 'phone_change', step: 'applied' } as const;
/** By its carrier it belongs to somebody else by now. */
const GIVEN_AWAY = '+8613911110004';

// Domain, section 3, and the seeds of failure in the issue: each from the platform's event to its remedy, and through it.
describeOnEachDatabase('A seed of failure', (open) => {
  let server: ComposedServer;
  let platform: FakePlatform;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startFakePlatform(() => server.deps.clock());
    await pointWebhook(server, platform.address);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  const run = (rounds = 4) => settle(() => server, platform, { rounds });
  const remediesIn = async (id: number) =>
    (await story(server, id)).remedies.map(({ reason, remedy }) => `${reason}: ${remedy}`);

  /** The account as both sides know it, and what the platform tells of it. */
  async function tell(phone: string | null, event: Told, patch: object = {}): Promise<void> {
    await knowAccount(server, OWNER, phone, patch);
    platform.book.write(OWNER, phone);
    await server.ingest([phoneEvent(server, event)]);
  }

  /** Somebody takes the case: it is the only one that waits. */
  async function take(id: number): Promise<Desk> {
    const agent = await seat(server, 'agent');
    expect((await agent.next()).body).toEqual({ id });
    return agent;
  }

  /** Two people agree, what must pass has passed, and the platform does what it is told. */
  async function carryOut(id: number, agent: Desk): Promise<void> {
    expect((await agent.decide(id, 'approve', {})).status).toBe(200);
    await passTime(server, 31_000);
    expect((await approve(await seat(server, 'senior'), id)).status).toBe(200);
    await passTime(server, 73 * HOUR);
    await run();
  }

  /** Nothing stands in the way any more, and the case comes to its end: both sides say the same. */
  async function goesOn(id: number, agent: Desk, bound: string | null): Promise<void> {
    expect((await story(server, id)).blockedBy).toEqual([]);
    await carryOut(id, agent);
    expect(await stateOf(server, id)).toBe('resolved');
    expect([await boundTo(server, OWNER), platform.book.numberOf(OWNER)]).toEqual([bound, bound]);
  }

  it('“cannot change”, for the number is at another account, leads to its carrier, who says that it is free', async () => {
    await tell(OLD, { ...CHANGE, step: 'new_number', outcome: 'failed', reason: 'new_number_bound' });
    await knowAccount(server, OTHER, GIVEN_AWAY);
    platform.book.write(OTHER, GIVEN_AWAY);
    const asked = { newPhone: GIVEN_AWAY, oldProof: 'sms_code' };
    const id = await openPhone(server, 'phone_change', asked);
    await verifyNew(server);
    const { preconditions } = await story(server, id);
    expect(preconditions.find(({ name }) => name === 'new_number_free')?.remedies).toContain('prove_stale');
    const agent = await take(id);
    expect((await agent.act(id, 'phone/inquiries', { about: 'carrier' })).status).toBe(200);
    await run(2);
    await goesOn(id, agent, GIVEN_AWAY);
    expect([await boundTo(server, OTHER), platform.book.numberOf(OTHER)]).toEqual([null, null]);
  });

  it('“changed, but the new number cannot be used” leads to the change being sent again', async () => {
    await tell(OLD, { ...CHANGE, outcome: 'failed', reason: 'not_effective' });
    const asked = { newPhone: NEW, oldProof: 'sms_code', trouble: 'not_effective' };
    const id = await openPhone(server, 'phone_change', asked);
    await verifyNew(server);
    expect(await remediesIn(id)).toEqual(['not_effective: send_again']);
    await goesOn(id, await take(id), NEW);
  });

  it('“information inconsistent” leads to the platform going over its record, by which ours is right again', async () => {
    await tell(OLD, { ...CHANGE, step: 'sign_in', outcome: 'passed' });
    platform.book.write(OWNER, '+8613700002222');
    const id = await openPhone(server, 'phone_change', { newPhone: NEW, oldProof: 'sms_code' });
    await verifyNew(server);
    await carryOut(id, await take(id));
    expect(await stateOf(server, id)).toBe('failed');
    expect(await remediesIn(id)).toEqual(['info_out_of_step: repair_record']);
    const agent = await take(id);
    expect((await agent.act(id, 'phone/inquiries', { about: 'record' })).status).toBe(200);
    await run(2);
    expect([await boundTo(server, OWNER), await remediesIn(id)]).toEqual(['+8613700002222', []]);
    await goesOn(id, agent, NEW);
  });

  it('“unbound, and cannot sign in” leads to a code to the number that is bound instead', async () => {
    await knowAccount(server, OWNER, OLD);
    const released = { flow: 'phone_unbind', step: 'released', outcome: 'passed' } as const;
    await tell(null, released, { waysIn: [], gate: 'blocked' });
    const id = await openPhone(server, 'phone_bind', { newPhone: NEW });
    expect((await story(server, id)).action).toBe('rebind');
    expect(await remediesIn(id)).toEqual(['code_not_received: ask_code_new']);
    const agent = await take(id);
    expect((await agent.act(id, 'phone/codes', { target: 'new' })).status).toBe(200);
    await run(2);
    await goesOn(id, agent, NEW);
  });

  it('“account abnormal after unbind” leads to the user being told to activate it, and then asks again', async () => {
    await knowAccount(server, OWNER, OLD);
    const held = { flow: 'phone_unbind', step: 'security_center', outcome: 'failed' } as const;
    await tell(null, { ...held, reason: 'account_inactive' }, { state: 'inactive' });
    const asked = { newPhone: NEW, trouble: 'account_inactive' };
    const id = await openPhone(server, 'phone_bind', asked);
    const verify = (requestId: string) =>
      server.ingest([phoneEvent(server, { flow: 'phone_gate', step: 'code_check', requestId })]);
    await verify('req_1');
    expect(await remediesIn(id)).toEqual(['account_inactive: activate_account']);
    const message = 'Activate the account in the app, then ask again.';
    expect((await (await take(id)).decide(id, 'reject', { message })).status).toBe(200);
    await passTime(server, 31_000);
    await run(2);
    expect(await stateOf(server, id)).toBe('resolved');
    await knowAccount(server, OWNER, null);
    const again = await openPhone(server, 'phone_bind', { newPhone: NEW }, { id: 'req_2' });
    await verify('req_2');
    await goesOn(again, await take(again), NEW);
  });

  it('“unbind failed” half-way leads to the old state at both sides, and to the release being sent again', async () => {
    await tell(OLD, { flow: 'phone_unbind', step: 'proof', outcome: 'passed' });
    const id = await openPhone(server, 'phone_unbind', { oldProof: 'face' });
    platform.faults.platform = 'half';
    await carryOut(id, await take(id));
    platform.faults.platform = null;
    expect([await boundTo(server, OWNER), platform.book.numberOf(OWNER)]).toEqual([OLD, OLD]);
    expect(await remediesIn(id)).toEqual(['released_incomplete: send_again']);
    await goesOn(id, await take(id), null);
  });
});
