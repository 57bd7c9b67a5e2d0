import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WhatIfRecoveries } from '../../server/contract/what-if-recoveries.ts';
import { seat } from '../cases/insider-desk.ts';
import { knowPeople, OWNER, restore } from '../recoveries/recovery-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { DAY } from './build-weeks.ts';

describeOnEachDatabase('Recoveries under other settings', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    await restore(server, await seat(server, 'agent'), await seat(server, 'senior'));
  });
  afterEach(() => server.close());

  const ask = async (query: Record<string, string>, person = {}) => {
    const as = await openSessionAs(server.deps, 'manager', person);
    const period = {
      from: new Date(TEST_NOW - DAY).toISOString(),
      to: new Date(TEST_NOW + 30 * DAY).toISOString(),
    };
    const text = new URLSearchParams({ ...period, ...query }).toString();
    const answer = await server.call(`/api/what-if/recoveries?${text}`, { as });
    return { ...answer, body: answer.body as WhatIfRecoveries };
  };

  it('say who would have lacked vouches, who would have been risky, and whom that lets through', async () => {
    const { body } = await ask({});
    expect(body).toMatchObject({ recoveries: 1, looked: 1, settings: { vouchesNeeded: 3 } });
    expect(body.present).toMatchObject({
      ready: { n: 1, of: 1 },
      riskyApprovals: 0,
      refused: 0,
      letThrough: 0,
    });
    expect(body.changed).toEqual(body.present);
    const stricter = (await ask({ vouchesNeeded: '4' })).body.changed;
    expect(stricter).toMatchObject({ ready: { n: 0, of: 1 }, perDay: 0, refused: 1 });
    await server.deps.db.write(
      async (tx) =>
        void (await tx('recoveries').where({ account_id: OWNER }).update({ reversed_at: TEST_NOW })),
    );
    expect((await ask({})).body.present.letThrough).toBe(1);
    expect((await ask({ vouchesNeeded: '4' })).body.changed.letThrough).toBe(0);
  });

  it('weigh signs otherwise, and know no others', async () => {
    await server.deps.db.write(async (tx) => void (await tx('vouches').update({ at: server.deps.clock() })));
    expect((await ask({})).body.present.highRisk).toMatchObject({ n: 0, of: 1 });
    const changed = (await ask({ weight: 'burst:50' })).body.changed;
    expect(changed).toMatchObject({ highRisk: { n: 1, of: 1 }, riskyApprovals: 1 });
    expect((await ask({ weight: 'shoe_size:3' })).code).toBe('invalid_request');
    expect((await ask({ weight: 'burst:101' })).code).toBe('invalid_request');
  });

  it('are those of a manager’s own regions', async () => {
    expect((await ask({}, { regions: ['CN-44'] })).body.recoveries).toBe(1);
    expect((await ask({}, { regions: ['CN-11'] })).body.recoveries).toBe(0);
  });
});
