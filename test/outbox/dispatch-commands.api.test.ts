import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { cancelCommand } from '../../server/outbox/cancel-command.ts';
import { confirmCommands } from '../../server/outbox/confirm-command.ts';
import { LEASE_MS, leaseCommand } from '../../server/outbox/lease-command.ts';
import { describeOnEachDatabase, openAgain } from '../support/databases.ts';
import { buildOutbox, NOW, type Outbox, REFUSED, TAKEN } from './outbox-parts.ts';

describeOnEachDatabase('the outbox', (open) => {
  let db: Database;
  let outbox: Outbox;
  beforeEach(async () => {
    db = await open();
    outbox = buildOutbox(db);
  });
  const sentIds = () => outbox.sent.map((message) => message.id);

  test('sends the command as it was decided, once, and tells so', async () => {
    const id = await outbox.enqueue('1');
    await outbox.run(TAKEN);
    await outbox.run(TAKEN);
    expect(outbox.sent).toHaveLength(1);
    expect(JSON.parse(outbox.sent[0]?.body ?? '')).toEqual({
      id,
      type: 'case.restart_from',
      accountId: '1',
      caseId: 7,
      params: { step: 'id_info' },
      decidedAt: '2026-11-20T08:00:00.000Z',
    });
    expect(outbox.told).toEqual([`delivered ${id}`]);
    expect(await outbox.stateOf(id)).toMatchObject({
      state: 'delivered',
      delivered_at: NOW,
      last_status: 200,
    });
  });

  test('keeps what it says sealed at rest', async () => {
    const id = await outbox.enqueue('1');
    expect(JSON.stringify(await outbox.stateOf(id))).not.toContain('id_info');
  });

  test('sends nothing before its moment, which is the end of the undo window', async () => {
    const id = await outbox.enqueue('1', NOW + 30_000);
    outbox.time.now = NOW + 29_999;
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([]);
    outbox.time.now = NOW + 30_000;
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([id]);
  });

  test('keeps the order within an account: what waits holds the later ones, and only those', async () => {
    const first = await outbox.enqueue('1', NOW + 30_000);
    const second = await outbox.enqueue('1');
    const other = await outbox.enqueue('2');
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([other]);
    outbox.time.now = NOW + 30_000;
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([other, first, second]);
  });

  test('tries again after 2 s, then 4 s, under the same id, and is dead after its tries', async () => {
    const id = await outbox.enqueue('1');
    const later = await outbox.enqueue('1');
    for (const [at, tries] of [
      [0, 1],
      [1_999, 1],
      [2_000, 2],
      [5_999, 2],
      [6_000, 3],
      [3_600_000, 3],
    ] as const) {
      outbox.time.now = NOW + at;
      await outbox.run(REFUSED);
      expect(sentIds()).toEqual(Array(tries).fill(id));
    }
    expect(outbox.told).toEqual([`dead ${id}`]);
    expect(await outbox.stateOf(id)).toMatchObject({
      state: 'dead',
      last_status: 503,
      last_error: 'HTTP 503',
    });
    expect(await outbox.stateOf(later)).toMatchObject({ state: 'pending', attempts: 0 });
  });

  test('records what followed in the same transaction: where the hook fails, so does the record', async () => {
    const id = await outbox.enqueue('1');
    const hooks = { onDelivered: () => Promise.reject(new Error('planted')), onDead: async () => undefined };
    const one = outbox.dispatcher(TAKEN, { hooks });
    one.tick();
    await one.drained();
    expect(await outbox.stateOf(id)).toMatchObject({ state: 'sending', delivered_at: null });
    outbox.time.now = NOW + LEASE_MS;
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([id, id]);
    expect(outbox.told).toEqual([`delivered ${id}`]);
  });

  test('sends again under the same id what a server was sending when it died', async () => {
    const id = await outbox.enqueue('1');
    await db.write((tx) => leaseCommand(tx, NOW, { id, account_id: '1' }));
    outbox.time.now = NOW + LEASE_MS - 1;
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([]);
    outbox.time.now = NOW + LEASE_MS;
    await outbox.run(TAKEN);
    expect(sentIds()).toEqual([id]);
    expect(await outbox.stateOf(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  test('a late answer to a lost lease does not undo what another server recorded', async () => {
    const id = await outbox.enqueue('1');
    const slow = outbox.dispatcher(async () => {
      outbox.time.now = NOW + LEASE_MS;
      await outbox.run(TAKEN);
      return REFUSED;
    });
    slow.tick();
    await slow.drained();
    expect(sentIds()).toEqual([id, id]);
    expect(await outbox.stateOf(id)).toMatchObject({ state: 'delivered' });
    expect(outbox.told).toEqual([`delivered ${id}`]);
  });

  test('several servers send each command once, and an account’s in their order', async () => {
    const accounts = Array.from({ length: 12 }, (_, index) => String(index));
    const expected = new Map<string, string[]>();
    for (let round = 0; round < 4; round += 1)
      for (const account of accounts)
        expected.set(account, [...(expected.get(account) ?? []), await outbox.enqueue(account)]);
    const others = [openAgain(db), openAgain(db)];
    const busy = new Set<string>();
    const post = async (_: unknown, __: string, body: string) => {
      const { accountId } = JSON.parse(body) as { accountId: string };
      if (busy.has(accountId)) throw new Error(`two at once for ${accountId}`);
      busy.add(accountId);
      await new Promise((resolve) => setTimeout(resolve, 2));
      busy.delete(accountId);
      return TAKEN;
    };
    const dispatchers = [db, ...others].map((server) => outbox.dispatcher(post, { db: server }));
    while (outbox.told.length < 48) {
      for (const one of dispatchers) one.tick();
      await Promise.all(dispatchers.map((one) => one.drained()));
    }
    for (const other of others) await other.close();
    for (const account of accounts)
      expect(
        outbox.sent.filter((message) => message.accountId === account).map((message) => message.id),
      ).toEqual(expected.get(account));
  });

  test('serves at most sixteen accounts at the same moment', async () => {
    for (let account = 0; account < 40; account += 1) await outbox.enqueue(String(account));
    let underWay = 0;
    let most = 0;
    let full: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      full = resolve;
    });
    const one = outbox.dispatcher(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      if (underWay === 16) full();
      await all;
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay -= 1;
      return TAKEN;
    });
    one.tick();
    await one.drained();
    expect(outbox.sent).toHaveLength(40);
    expect(most).toBe(16);
  });

  test('an account that hangs does not hold up the others', async () => {
    const hanging = await outbox.enqueue('1');
    let release: () => void = () => undefined;
    const one = outbox.dispatcher(async (_, id) => {
      if (id === hanging) await new Promise<void>((resolve) => (release = resolve));
      return TAKEN;
    });
    one.tick();
    await expect.poll(sentIds).toEqual([hanging]);
    const later = await outbox.enqueue('2');
    one.tick();
    await expect.poll(() => outbox.told).toEqual([`delivered ${later}`]);
    release();
    await one.stop();
    expect(outbox.told).toEqual([`delivered ${later}`, `delivered ${hanging}`]);
  });

  test('waits while no address is set, and takes nothing more once it is stopped', async () => {
    const id = await outbox.enqueue('1');
    const unset = outbox.dispatcher(TAKEN, { findTarget: () => Promise.resolve(null) });
    unset.tick();
    await unset.drained();
    const stopped = outbox.dispatcher(TAKEN);
    await stopped.stop();
    stopped.tick();
    await stopped.drained();
    expect(await outbox.stateOf(id)).toMatchObject({ state: 'pending', attempts: 0 });
  });

  test('does not send what belongs to a person who was erased', async () => {
    const id = await outbox.enqueue('1');
    await db.write((tx) => tx('account_keys').delete());
    const fresh = buildOutbox(db);
    for (const at of [0, 2_000, 6_000]) {
      fresh.time.now = NOW + at;
      await fresh.run(TAKEN);
    }
    expect(fresh.sent).toEqual([]);
    expect(await outbox.stateOf(id)).toMatchObject({
      state: 'dead',
      last_error: expect.stringContaining('erased'),
    });
  });

  test('a command is taken back only while no try was begun, and then never sent', async () => {
    const [unsent, tried] = [await outbox.enqueue('1'), await outbox.enqueue('2')];
    expect(await db.write((tx) => cancelCommand(tx, unsent))).toBe(true);
    expect(await db.write((tx) => cancelCommand(tx, unsent))).toBe(false);
    await outbox.run(REFUSED);
    expect(sentIds()).toEqual([tried]);
    expect(await db.write((tx) => cancelCommand(tx, tried))).toBe(false);
    expect(await db.write((tx) => cancelCommand(tx, 'unknown'))).toBe(false);
  });

  test('a command is either taken back or sent, where both happen at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, (_, index) => outbox.enqueue(String(index))));
    const one = outbox.dispatcher(TAKEN);
    one.tick();
    const cancelled = await Promise.all(ids.map((id) => db.write((tx) => cancelCommand(tx, id))));
    await one.drained();
    expect(ids.filter((id) => sentIds().includes(id))).toEqual(ids.filter((_, index) => !cancelled[index]));
  });

  test('an event’s command ids confirm what is ours, the first moment standing', async () => {
    const [id, other] = [await outbox.enqueue('1'), await outbox.enqueue('2')];
    expect(await db.write((tx) => confirmCommands(tx, NOW, [id, 'foreign']))).toEqual([id]);
    expect(await db.write((tx) => confirmCommands(tx, NOW + 5, [id, other]))).toEqual([id, other].toSorted());
    expect(await outbox.stateOf(id)).toMatchObject({ confirmed_at: NOW });
    expect(await outbox.stateOf(other)).toMatchObject({ confirmed_at: NOW + 5 });
    expect(await db.write((tx) => confirmCommands(tx, NOW, []))).toEqual([]);
  });
});
