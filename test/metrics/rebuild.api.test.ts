import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeState } from '../../server/journeys/journey-text.ts';
import { findJourney } from '../../server/journeys/journey-repository.ts';
import { rebuildJourneys } from '../../server/metrics/rebuild-journeys.ts';
import { rebuildRollups } from '../../server/metrics/rebuild-rollups.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { listRollups } from '../support/list-rollups.ts';
import { TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY } from './build-weeks.ts';

const crowd = {
  name: 'a',
  from: TEST_NOW - 7 * DAY,
  good: 12,
  looping: 6,
  says: { channel: 'ios', region: 'CN-44' },
};

describeOnEachDatabase('A rebuild of the figures', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    // In any order: late events have taken old contributions out.
    const events = buildCrowd(crowd);
    for (const part of [events.filter((_, n) => n % 3 === 1), events.filter((_, n) => n % 3 !== 1)])
      await server.ingest(part);
    await server.runJob('sums of days');
  });
  afterEach(() => server.close());

  const rebuild = async (check: boolean) => {
    const { intake, db } = server.composed;
    const journeys = await rebuildJourneys(intake, check, () => undefined);
    const hours = await rebuildRollups(db, check, () => undefined);
    if (!check) await server.runJob('sums of days');
    return { journeys, rows: hours.reduce((sum, one) => sum + one.rows, 0) };
  };
  const counted = async () => {
    const { read } = server.composed.db;
    const grains = ['cell_hour', 'region_hour', 'cell_day', 'region_day'];
    return Promise.all(grains.map((grain) => listRollups(read, grain)));
  };

  it('finds nothing where nothing is wrong', async () => {
    expect(await rebuild(true)).toEqual({ journeys: { pairs: 18, journeys: 18, different: 0 }, rows: 0 });
  });

  it('tells what is wrong without touching it, then puts it right', async () => {
    const right = await counted();
    await server.composed.db.write(async (tx) => {
      const rows = (grain: string) => tx('rollups').where({ grain });
      await rows('cell_hour').where({ stuck: 1 }).update({ stuck: 7 });
      await rows('cell_hour').where({ stuck: 0 }).delete();
      await rows('region_hour').update({ times: '' });
    });
    const wrong = await counted();
    expect((await rebuild(true)).rows).toBeGreaterThan(0);
    expect(await counted()).toEqual(wrong);
    await rebuild(false);
    expect(await counted()).toEqual(right);
    expect((await rebuild(true)).rows).toBe(0);
  });

  it('finds a day whose sums are not those of its hours', async () => {
    const right = await counted();
    expect(right[3]?.length).toBeGreaterThan(0);
    await server.composed.db.write(
      async (tx) => void (await tx('rollups').where({ grain: 'region_day' }).update({ journeys: 1 })),
    );
    expect((await rebuild(true)).rows).toBeGreaterThan(0);
    expect((await rebuild(false)).rows).toBeGreaterThan(0);
    expect((await rebuild(true)).rows).toBe(0);
    expect(await counted()).toEqual(right);
  });

  it('is made by the server itself of days that were never counted', async () => {
    const right = await counted();
    await server.composed.db.write(async (tx) => {
      await tx('rollups').delete();
      await tx('rollup_days').update({ version: 0, summed: -1 });
    });
    await server.runJob('sums of days');
    expect(await counted()).toEqual(right);
    expect((await rebuild(true)).rows).toBe(0);
  });

  it('stitches a journey again that says something else than its events', async () => {
    const { db } = server.composed;
    const right = await counted();
    const row = (await db.read('journeys').where({ laps: 2 }).first()) as { id: string };
    const journey = await findJourney(db.read, row.id);
    if (journey === null) throw new Error('no journey');
    const forged = writeState({ ...journey.state, laps: 9, lapReasons: {} });
    await db.write(
      async (tx) => void (await tx('journeys').where({ id: row.id }).update({ state: forged, laps: 9 })),
    );
    await rebuildRollups(db, false, () => undefined);
    await server.runJob('sums of days');
    expect((await rebuild(true)).journeys.different).toBe(1);
    await rebuild(false);
    expect(await counted()).toEqual(right);
    expect((await findJourney(db.read, row.id))?.state).toEqual(journey.state);
  });

  it('leaves alone what retention took the events of', async () => {
    const { db } = server.composed;
    const right = await counted();
    await db.write(async (tx) => void (await tx('events').where({ account_id: 'a0' }).delete()));
    expect(await rebuild(false)).toMatchObject({ journeys: { pairs: 17, different: 0 }, rows: 0 });
    expect(await counted()).toEqual(right);
  });
});
