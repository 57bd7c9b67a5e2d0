import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PhoneCode } from '../../server/contract/phones.ts';
import { type Desk, pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';
import {
  commandOf,
  iso,
  knowAccount,
  OLD,
  openChange,
  OWNER,
  passTime,
  phoneEvent,
  stateOf,
  story,
} from './phone-desk.ts';

const SECOND = 1_000;

describeOnEachDatabase('A code', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowAccount(server, OWNER, OLD);
    agent = await seat(server, 'agent');
    id = await openChange(server, { oldProof: undefined });
    await agent.next();
  });
  afterEach(() => server.close());

  const ask = (target = 'new') => agent.act(id, 'phone/codes', { target });
  /** The platform's word on the newest code. */
  async function say(outcome: 'entered' | 'failed' | 'passed', at = server.deps.clock()): Promise<void> {
    const commandId = await commandOf(server, 'phone.send_code');
    const reason = outcome === 'failed' ? 'code_wrong' : undefined;
    const event = {
      step: 'new_number_code',
      outcome,
      commandId,
      occurredAt: iso(at),
      ...(reason && { reason }),
    };
    await server.ingest([phoneEvent(server, event)]);
  }
  const code = async (): Promise<PhoneCode | undefined> => (await story(server, id)).codes[0];

  it('is sent by the platform while the claim stays, and proves the number once it is entered', async () => {
    expect((await ask()).status).toBe(200);
    expect(await code()).toMatchObject({
      state: 'asked',
      target: 'new',
      number: '139****1111',
      triesLeft: 5,
    });
    await say('entered');
    expect(await code()).toMatchObject({ state: 'sent', expiresAt: iso(server.deps.clock() + 300 * SECOND) });
    await say('failed');
    expect((await code())?.triesLeft).toBe(4);
    await say('passed');
    expect((await code())?.state).toBe('verified');
    expect((await story(server, id)).blockedBy).toEqual(['old_number_proven']);
    expect(await stateOf(server, id)).toBe('claimed');
  });

  it('to the old number proves the owner', async () => {
    expect((await ask('old')).status).toBe(200);
    const commandId = await commandOf(server, 'phone.send_code');
    await server.ingest([phoneEvent(server, { step: 'old_phone_proof', commandId })]);
    expect((await story(server, id)).ownerProof).toMatchObject({ by: 'sms_code' });
  });

  it('runs out after five minutes, by the platform’s clock or ours, within half a minute', async () => {
    await ask();
    await say('entered');
    server.pass(301 * SECOND);
    expect((await code())?.state).toBe('expired');
    await say('passed', server.deps.clock() + 20 * SECOND);
    expect((await code())?.state).toBe('verified');
    server.pass(60 * SECOND);
    await ask();
    await say('entered');
    server.pass(331 * SECOND);
    await say('passed');
    expect((await code())?.state).toBe('expired');
  });

  it('is void after five wrong tries: a right one afterwards proves nothing', async () => {
    await ask();
    await say('entered');
    for (let tried = 0; tried < 5; tried += 1) await say('failed');
    expect(await code()).toMatchObject({ state: 'exhausted', triesLeft: 0 });
    await say('passed');
    expect((await story(server, id)).newNumberVerifiedAt).toBeNull();
  });

  it('is sent again after a minute, and five times a day to a number', async () => {
    await ask();
    expect((await ask()).code).toBe('code_too_soon');
    for (let sent = 1; sent < 5; sent += 1) {
      server.pass(61 * SECOND);
      expect((await ask()).status).toBe(200);
    }
    server.pass(61 * SECOND);
    expect((await ask()).code).toBe('code_limit_reached');
    expect(await code()).toMatchObject({ sentToday: 5, dailyLimit: 5 });
  });

  it('entered for another number proves nothing of the one that is named now', async () => {
    await ask();
    await agent.act(id, 'phone/number', { phone: '+8613700002222' });
    await say('passed');
    expect((await story(server, id)).newNumberVerifiedAt).toBeNull();
  });

  it('can be left to the user: the case waits and comes back to who asked', async () => {
    expect((await agent.decide(id, 'ask_code', { target: 'new' })).status).toBe(200);
    await passTime(server, 31_000);
    const platform = await startWebhookReceiver();
    await pointWebhook(server, platform.address);
    await expect
      .poll(
        async () => {
          await server.runJob('commands');
          return stateOf(server, id);
        },
        { timeout: 15_000 },
      )
      .toBe('waiting_user');
    await platform.close();
    await say('passed');
    expect(await stateOf(server, id)).toBe('open');
    expect((await agent.next()).body).toEqual({ id });
  });

  it('is asked for by who holds the claim, of a number that is there', async () => {
    const other = await seat(server, 'agent');
    expect((await other.act(id, 'phone/codes', { target: 'new' })).code).toBe('not_claimed');
    expect((await agent.post(`/api/cases/${id}/phone/codes`, { version: 1, target: 'new' })).code).toBe(
      'version_conflict',
    );
    expect((await agent.post('/api/cases/999999/phone/codes', { version: 1, target: 'new' })).code).toBe(
      'not_found',
    );
    expect((await agent.act(id, 'phone/codes', { target: 'mine' })).code).toBe('invalid_request');
    const manager = await seat(server, 'manager');
    expect((await manager.act(id, 'phone/codes', { target: 'new' })).code).toBe('forbidden');
  });

  it('never stands in the database, nor in the command: the platform makes it', async () => {
    await ask();
    const rows = await server.deps.db.read('phone_codes');
    expect(Object.keys(rows[0] as object)).not.toContain('code');
  });
});
