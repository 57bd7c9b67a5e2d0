import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase, openAgain } from '../support/databases.ts';
import type { PhoneFault } from '../../server/sandbox/phone-book.ts';
import { TEST_NOW } from '../support/test-server.ts';
import { type FakePlatform, startFakePlatform, type WireFault } from './fake-platform.ts';
import {
  approve,
  boundTo,
  HOUR,
  knowAccount,
  NEW,
  OLD,
  openChange,
  openPhone,
  OWNER,
  passTime,
  propose,
  stateOf,
  verifyNew,
} from './phone-desk.ts';
import { settle as settleAll } from './settle.ts';

const MINUTE = 60_000;

describeOnEachDatabase('Whatever fails between the steps of a change', (open) => {
  let db: Database;
  let server: ComposedServer;
  let platform: FakePlatform;
  beforeEach(async () => {
    db = await open();
    server = await startComposedServer(db);
    platform = await startFakePlatform(() => server.deps.clock());
    await pointWebhook(server, platform.address);
    await knowAccount(server, OWNER, OLD);
    platform.book.write(OWNER, OLD);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  const wires: WireFault[] = [null, 'refused', 'error_after', 'cut_after'];
  const faults: PhoneFault[] = [null, 'half', 'silent'];
  const combinations = wires.flatMap((wire) => faults.map((fault) => ({ wire, fault })));
  for (const { wire, fault } of [...combinations, { wire: 'hangs' as const, fault: null }])
    it(`both sides agree in the end: ${wire ?? 'the way is free'}, ${fault ?? 'the platform is well'}`, async () => {
      const id = await openChange(server);
      await verifyNew(server);
      await decide(id, 'approve');
      platform.faults.platform = fault;
      await passTime(server, 25 * HOUR);
      platform.faults.wire = wire;
      await settle();
      if (fault === 'silent') await askAndSettle(id);
      expect(await sides()).toEqual(fault === 'half' ? [OLD, OLD] : [NEW, NEW]);
      expect(await stateOf(server, id)).toBe(fault === 'half' ? 'failed' : 'resolved');
    }, 60_000);

  it('both sides agree where the server dies after each step and another takes over', async () => {
    const id = await openChange(server);
    await verifyNew(server);
    await restart();
    await decide(id, 'approve');
    await restart();
    await passTime(server, 25 * HOUR);
    await restart();
    await settle(restart);
    expect(await sides()).toEqual([NEW, NEW]);
    expect(await stateOf(server, id)).toBe('resolved');
  }, 180_000);

  it('a change that failed half-way can be approved again, and an unbind and its reversal agree too', async () => {
    const id = await openChange(server);
    await verifyNew(server);
    platform.faults.platform = 'half';
    await decide(id, 'approve');
    await passTime(server, 25 * HOUR);
    await settle();
    platform.faults.platform = null;
    await decide(id, 'approve');
    await passTime(server, 25 * HOUR);
    await settle();
    expect(await sides()).toEqual([NEW, NEW]);
    server.pass(31 * 24 * HOUR);
    const gone = await openPhone(server, 'phone_unbind', { oldProof: 'face' }, { id: 'req_2' });
    await decide(gone, 'approve');
    await passTime(server, 25 * HOUR);
    await settle();
    expect(await sides()).toEqual([null, null]);
    const opener = await seat(server, 'senior');
    const reversal = await opener.act(gone, 'phone/reversal', { reason: 'a mistake' });
    await decide((reversal.body as { id: number }).id, 'reverse');
    await settle();
    expect(await sides()).toEqual([NEW, NEW]);
  });

  async function decide(id: number, type: string): Promise<void> {
    const [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    expect((await propose(server, agent, id, type)).status).toBe(200);
    expect((await approve(senior, id)).status).toBe(200);
  }

  /** Nobody said what became of it: the case fails, and somebody asks the platform. */
  async function askAndSettle(id: number): Promise<void> {
    await passTime(server, 11 * MINUTE);
    expect(await stateOf(server, id)).toBe('failed');
    const agent = await seat(server, 'agent');
    await agent.next();
    expect((await agent.decide(id, 'check', {})).status).toBe(200);
    await passTime(server, 31_000);
    await settle();
  }

  function settle(between?: () => Promise<void>): Promise<void> {
    return settleAll(() => server, platform, between === undefined ? {} : { between });
  }

  async function sides(): Promise<unknown[]> {
    return [await boundTo(server, OWNER), platform.book.numberOf(OWNER)];
  }

  async function restart(): Promise<void> {
    const elapsed = server.deps.clock() - TEST_NOW;
    await server.close();
    // The composed server opens its own connection; the test's own stays as it is.
    server = await startComposedServer(openAgain(db));
    server.pass(elapsed);
  }
});
