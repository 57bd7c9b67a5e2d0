import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { appendAudit } from '../../server/audit/append-audit.ts';
import { deliveryListQuerySchema } from '../../server/contract/deliveries.ts';
import { listDeliveries } from '../../server/outbox/list-deliveries.ts';
import { presentDelivery } from '../../server/outbox/present-delivery.ts';
import { retryDelivery } from '../../server/outbox/retry-delivery.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { buildOutbox, NOW, type Outbox, REFUSED, TAKEN } from './outbox-parts.ts';

describeOnEachDatabase('deliveries', (open) => {
  let db: Database;
  let outbox: Outbox;
  beforeEach(async () => {
    db = await open();
    outbox = buildOutbox(db);
  });

  const admin = buildActor('admin');
  const list = async (query: Record<string, unknown>, actor = admin) => {
    const page = await listDeliveries(db.read, actor.ability, deliveryListQuerySchema.parse(query));
    return { ...page, data: page.data.map(presentDelivery) };
  };
  const retry = (id: string) => db.write((tx) => retryDelivery(tx, outbox.time.now, admin, id, appendAudit));

  async function killFirst(): Promise<[string, string]> {
    const ids = [await outbox.enqueue('1'), await outbox.enqueue('1')] as [string, string];
    for (const at of [0, 2_000, 6_000]) {
      outbox.time.now = NOW + at;
      await outbox.run(REFUSED);
    }
    return ids;
  }

  test('come newest first, page by page, each once', async () => {
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await outbox.enqueue('1'));
    const first = await list({ limit: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list({ limit: 3, cursor: first.pageInfo.nextCursor });
    expect(second.pageInfo).toEqual({ hasNextPage: false, nextCursor: null });
    expect([...first.data, ...second.data].map((row) => row.id)).toEqual(ids.toReversed());
  });

  test('say what they wait for, and show no body', async () => {
    const [dead, held] = await killFirst();
    const { data } = await list({});
    expect(data).toMatchObject([
      { id: held, state: 'pending', heldBy: dead, nextTryAt: '2026-11-20T08:00:00.000Z' },
      { id: dead, state: 'dead', heldBy: null, nextTryAt: null, attempts: 3, lastStatus: 503 },
    ]);
    expect(JSON.stringify(data)).not.toContain('body');
    expect((await list({ state: 'dead' })).data.map((row) => row.id)).toEqual([dead]);
  });

  test('are nothing to who may not see them', async () => {
    await outbox.enqueue('1');
    expect((await list({}, buildActor('agent'))).data).toEqual([]);
    expect((await list({}, buildActor('manager'))).data).toHaveLength(1);
  });

  test('that are dead go out again under their own id, before the ones they held, and that is on record', async () => {
    const [dead, held] = await killFirst();
    outbox.sent.length = 0;
    expect(await retry(dead)).toMatchObject({ id: dead, state: 'pending' });
    await outbox.run(TAKEN);
    expect(outbox.sent.map((message) => message.id)).toEqual([dead, held]);
    expect(
      await db.read('audit_entries').select('actor', 'action', 'subject_id', 'account_id', 'case_id'),
    ).toEqual([{ actor: 'admin', action: 'delivery.retry', subject_id: dead, account_id: '1', case_id: 7 }]);
  });

  test('that are not dead cannot be sent again, unknown ones are not found, and neither is on record', async () => {
    const id = await outbox.enqueue('1');
    await expect(retry(id)).rejects.toMatchObject({
      code: 'state_conflict',
      details: { current: { state: 'pending' } },
    });
    await expect(retry('unknown')).rejects.toMatchObject({ code: 'not_found' });
    expect(await db.read('audit_entries').select('id')).toEqual([]);
  });
});
