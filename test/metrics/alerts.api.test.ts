import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Alert } from '../../server/contract/alerts.ts';
import type { Page } from '../../server/contract/page.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY, HOUR } from './build-weeks.ts';

/** Midnight in Beijing of the newest day whose journeys are all a day old. */
const NEWEST = TEST_NOW - 16 * HOUR - 2 * DAY;
const old = { channel: 'android', clientVersion: '9.1.24', region: 'CN-44' };
const newer = { channel: 'android', clientVersion: '9.1.25', region: 'CN-44' };

describeOnEachDatabase('Alerts', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
  });
  afterEach(() => server.close());

  const take = async (day: number, good: number, looping: number, says = old) => {
    const crowd = buildCrowd({
      name: `${says.clientVersion}-${day}-`,
      from: NEWEST - day * DAY,
      good,
      looping,
      says,
      within: 20 * HOUR,
    });
    for (let start = 0; start < crowd.length; start += 900)
      await server.ingest(crowd.slice(start, start + 900));
  };
  const quietDays = async () => {
    for (let day = 1; day <= 10; day += 1) await take(day, 36, day % 2 === 0 ? 4 : 6);
  };
  const list = async (as: string) => (await server.call('/api/alerts', { as })).body as Page<Alert>;

  it('tell managers that a day departed from its normal, and for whom', async () => {
    const manager = await openSessionAs(server.deps, 'manager');
    await quietDays();
    await take(0, 36, 4);
    await server.runJob('alerts');
    expect((await list(manager)).data).toEqual([]);
    await take(0, 10, 30, newer);
    await server.runJob('alerts');
    await server.runJob('alerts');
    const { data } = await list(manager);
    const flow = data.find(({ series }) => series === 'flow');
    expect(flow).toMatchObject({ journeys: 80, stuck: 34, ageDays: 1, segment: { clientVersion: '9.1.25' } });
    expect(data.filter(({ series }) => series === 'flow')).toHaveLength(1);
    expect(data.find(({ series }) => series === 'region')).toMatchObject({ name: 'CN-44' });
    expect(flow?.high).toBeLessThan(34 / 80);
  });

  it('tell of a fall as well', async () => {
    const manager = await openSessionAs(server.deps, 'manager');
    for (let day = 2; day <= 11; day += 1) await take(day, 24, day % 2 === 0 ? 16 : 14);
    await take(1, 20, 20, newer);
    await take(1, 20, 20);
    await take(0, 80, 2);
    await server.runJob('alerts');
    const flow = (await list(manager)).data.filter(({ series }) => series === 'flow');
    expect(flow).toHaveLength(1);
    expect(flow[0]).toMatchObject({ journeys: 82, stuck: 2 });
    expect(flow[0]?.low).toBeGreaterThan(2 / 82);
  });

  it('tell of a fall also while the rise before it is open', async () => {
    for (let day = 1; day <= 10; day += 1) await take(day, 24, day % 2 === 0 ? 16 : 14);
    await take(0, 8, 32);
    await server.runJob('alerts');
    server.pass(DAY);
    await take(-1, 80, 2);
    await server.runJob('alerts');
    await server.runJob('alerts');
    const { data } = await list(await openSessionAs(server.deps, 'manager'));
    // The newest first; both are open.
    const flow = data.filter(({ series, ageDays }) => series === 'flow' && ageDays === 1);
    expect(flow.map(({ journeys, stuck }) => [journeys, stuck])).toEqual([
      [82, 2],
      [40, 32],
    ]);
  });

  it('are closed with a note, once, and only by those whose they are', async () => {
    await quietDays();
    await take(0, 10, 30);
    await server.runJob('alerts');
    const manager = await openSessionAs(server.deps, 'manager');
    const count = async () => (await server.call('/api/alerts/count', { as: manager })).body;
    const { data } = await list(manager);
    expect(await count()).toEqual({ open: data.length });
    const path = `/api/alerts/${data[0]?.id}/close`;
    const elsewhere = await openSessionAs(server.deps, 'manager', { regions: ['CN-11'] });
    expect((await list(elsewhere)).data).toEqual([]);
    const close = (as: string) => server.call(path, { as, json: { note: 'the release was taken back' } });
    expect((await close(elsewhere)).status).toBe(404);
    expect((await close(await openSessionAs(server.deps, 'auditor'))).status).toBe(403);
    expect((await close(manager)).status).toBe(204);
    expect((await close(manager)).status).toBe(404);
    expect(await count()).toEqual({ open: data.length - 1 });
  });
});
