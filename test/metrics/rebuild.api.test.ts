import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeState } from '../../server/journeys/journey-text.ts';
import { findJourney } from '../../server/journeys/journey-repository.ts';
import { rebuildJourneys } from '../../server/metrics/rebuild-journeys.ts';
import { rebuildRollups } from '../../server/metrics/rebuild-rollups.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
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
  });
  afterEach(() => server.close());

  const rebuild = async (check: boolean) => {
    const { intake, db } = server.composed;
    const journeys = await rebuildJourneys(intake, check, () => undefined);
    const hours = await rebuildRollups(db, check, () => undefined);
    return { journeys, rows: hours.reduce((sum, one) => sum + one.rows, 0) };
  };
  const counted = async () => {
    const { read } = server.composed.db;
    const key = ['measure', 'hour', 'a', 'b', 'region', 'flow_version'];
    return {
      rollups: await read('rollups')
        .whereNot('value', 0)
        .orderBy([...key, 'channel', 'client_version']),
      sums: await read('rollup_sums').whereNot('value', 0).orderBy(key),
    };
  };

  it('finds nothing where nothing is wrong', async () => {
    expect(await rebuild(true)).toEqual({ journeys: { pairs: 18, journeys: 18, different: 0 }, rows: 0 });
  });

  it('tells what is wrong without touching it, then puts it right', async () => {
    const right = await counted();
    await server.composed.db.write(async (tx) => {
      await tx('rollups').where({ measure: 'stuck' }).update({ value: 7 });
      await tx('rollup_sums').where({ measure: 'journeys' }).delete();
    });
    const wrong = await counted();
    expect((await rebuild(true)).rows).toBeGreaterThan(0);
    expect(await counted()).toEqual(wrong);
    await rebuild(false);
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
