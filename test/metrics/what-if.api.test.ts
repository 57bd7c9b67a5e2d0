import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WhatIf } from '../../server/contract/what-if.ts';
import { buildPlatformEvents } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY } from './build-weeks.ts';

describeOnEachDatabase('Other thresholds over a past period', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
  });
  afterEach(() => server.close());

  it('say how many cases there would have been, and change nothing', async () => {
    const from = TEST_NOW - 10 * DAY;
    await server.ingest(buildCrowd({ name: 'a', from, good: 12, looping: 6 }));
    for (const [index, days] of [4, 4, 2].entries())
      await server.ingest(buildPlatformEvents(`s${index}`, TEST_NOW - days * DAY, ['id_info submitted']));
    const as = await openSessionAs(server.deps, 'manager');
    const ask = async (changes: Record<string, string>) => {
      const period = { from: new Date(from).toISOString(), to: new Date(TEST_NOW).toISOString() };
      const query = new URLSearchParams({ ...period, ...changes }).toString();
      return (await server.call(`/api/flows/identity_strengthening/what-if?${query}`, { as })).body as WhatIf;
    };
    const before = await server.composed.db.read('journeys').orderBy('id');
    const same = await ask({});
    expect(same).toMatchObject({ journeys: 21, looked: 21, rules: { stuckAfterLaps: 2 } });
    expect(same.changed).toEqual(same.present);
    // Six go round twice; two of three have been silent for more than 72 hours.
    expect(same.present).toMatchObject({ cases: 8, perDay: 0.8 });
    expect((await ask({ stuckAfterLaps: '3' })).changed.cases).toBe(2);
    expect((await ask({ silentHours: '24' })).changed.cases).toBe(9);
    expect((await ask({ sameReasonTimes: '1', stuckAfterLaps: '9' })).changed.cases).toBe(8);
    expect(await server.composed.db.read('journeys').orderBy('id')).toEqual(before);
  });
});
