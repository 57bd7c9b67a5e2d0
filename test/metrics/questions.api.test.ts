import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dashboard, Trend } from '../../server/contract/dashboard.ts';
import type { FlowMetrics } from '../../server/contract/metrics.ts';
import { buildPlatformEvents } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { makeKey, openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY, HOUR } from './build-weeks.ts';

const FLOW = 'identity_strengthening';
const EDGE = { edgeFrom: 'former_passwords', edgeTo: 'id_info' };
const CHARTS: [path: string, also: Record<string, string>][] = [
  ['metrics', {}],
  ['dashboard', {}],
  ['trend', {}],
  ['trends', {}],
  ['what-works', {}],
  ['edge', EDGE],
  ['journeys', {}],
  ['what-if', {}],
];

describeOnEachDatabase('Questions about figures', (open) => {
  let server: ComposedServer;
  let manager: string;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    manager = await openSessionAs(server.deps, 'manager');
  });
  afterEach(() => server.close());

  const period = { from: new Date(TEST_NOW - 7 * DAY).toISOString(), to: new Date(TEST_NOW).toISOString() };
  const ask = (path: string, query: Record<string, string>, flow = FLOW) =>
    server.call(`/api/flows/${flow}/${path}?${new URLSearchParams({ ...period, ...query }).toString()}`, {
      as: manager,
    });

  it.each(CHARTS)('are refused by %s where period, segment or flow make no sense', async (path, also) => {
    expect((await ask(path, also)).status).toBe(200);
    const code = async (query: Record<string, string>, flow?: string) =>
      (await ask(path, { ...also, ...query }, flow)).code;
    expect(await code({ to: period.from })).toBe('invalid_request');
    expect(await code({ from: period.to, to: period.from })).toBe('invalid_request');
    expect(await code({ from: 'yesterday' })).toBe('invalid_request');
    expect(await code({}, 'nothing')).toBe('flow_unknown');
    // A replay is of everybody.
    const wrong: Record<string, string> =
      path === 'what-if' ? { stuckAfterLaps: '0' } : { segment: 'shoe_size:44' };
    expect(await code(wrong)).toBe('invalid_request');
  });

  it('of the platform need a key of their scope, which sees every region', async () => {
    await server.ingest(
      ['CN-11', 'CN-44'].flatMap((region, index) =>
        buildCrowd({
          name: `k${index}`,
          from: TEST_NOW - 3 * DAY,
          good: 2,
          looping: 0,
          within: DAY,
          says: { region },
        }),
      ),
    );
    const path = `/api/platform/v1/flows/${FLOW}/metrics?${new URLSearchParams(period).toString()}`;
    const all = await server.platform(path, undefined, { method: 'GET' });
    expect(all.body).toMatchObject({ journeys: 4 });
    const key = await makeKey(server.deps, ['events', 'flows', 'accounts', 'requests']);
    expect((await server.platform(path, undefined, { method: 'GET', key })).status).toBe(403);
    const own = await openSessionAs(server.deps, 'manager', { regions: ['CN-11'] });
    const console = await server.call(path.replace('/platform/v1', ''), { as: own });
    expect((console.body as FlowMetrics).journeys).toBe(2);
  });

  it('are answered for journeys of one event', async () => {
    for (const account of ['1', '2', '3'])
      await server.ingest(buildPlatformEvents(account, TEST_NOW - DAY, ['id_info entered']));
    const { now } = (await ask('dashboard', {})).body as Dashboard;
    expect(now).toMatchObject({
      journeys: 3,
      people: 3,
      medianMs: null,
      edges: [],
      loopRate: { n: 0, of: 3 },
    });
    expect(now.steps[0]).toMatchObject({
      step: 'id_info',
      entered: 3,
      left: 3,
      medianMs: 1,
      ofPrevious: null,
    });
  });

  it('give a day of 25 hours all its journeys', async () => {
    // Summer time ended in New York on the first of November 2026: that day lasted 25 hours.
    const start = Date.UTC(2026, 10, 1, 4);
    const moments = [start - 1, start, start + 12 * HOUR, start + 25 * HOUR - 1, start + 25 * HOUR];
    for (const [index, at] of moments.entries())
      await server.ingest(buildPlatformEvents(`d${index}`, at, ['id_info entered']));
    const days = { from: new Date(start - DAY).toISOString(), to: new Date(start + 2 * DAY).toISOString() };
    for (const summed of [false, true]) {
      if (summed) await server.runJob('sums of days');
      const { body } = await ask('trend', { ...days, zone: 'America/New_York' });
      const counts = (body as Trend).days.map(({ day, journeys }) => [day, journeys]);
      expect(counts).toEqual([
        ['2026-10-31', 1],
        ['2026-11-01', 3],
        ['2026-11-02', 1],
      ]);
    }
  });

  it('show both versions of a flow that changed, and one of them alone where it is asked for', async () => {
    const before = buildPlatformEvents('1', TEST_NOW - HOUR, [
      'register entered',
      'check failed',
      'register entered',
    ]);
    const put = async (steps: string[]) => {
      const definition = {
        name: 'permit_check',
        titles: { en: 'Permit check', 'zh-CN': '许可检查' },
        steps: steps.map((name) => ({ name, titles: { en: name, 'zh-CN': name } })),
        terminal: { success: [{ step: 'grant', outcome: 'passed' }] },
      };
      const answer = await server.platform('/api/platform/v1/flows/permit_check', definition, {
        method: 'PUT',
      });
      expect(answer.status).toBe(200);
    };
    await put(['register', 'check', 'grant']);
    await server.ingest(before.map((event) => ({ ...event, flow: 'permit_check' })));
    server.pass(DAY);
    await put(['check', 'register', 'pay', 'grant']);
    const later = server.deps.clock() + 3 * 60_000;
    server.pass(HOUR);
    const after = buildPlatformEvents('2', later, ['register entered', 'check failed', 'register entered']);
    await server.ingest(after.map((event) => ({ ...event, flow: 'permit_check' })));
    const longer = { to: new Date(server.deps.clock()).toISOString() };
    // The session of before has ended.
    manager = await openSessionAs(server.deps, 'manager');
    const both = (await ask('dashboard', longer, 'permit_check')).body as Dashboard;
    expect(both.versions).toEqual([
      { version: 1, journeys: 1 },
      { version: 2, journeys: 1 },
    ]);
    const lapsOf = async (version: string) => {
      const { now } = (await ask('dashboard', { ...longer, version }, 'permit_check')).body as Dashboard;
      return { journeys: now.journeys, steps: now.steps.map(({ step, laps }) => `${step} ${laps}`) };
    };
    expect(await lapsOf('1')).toEqual({ journeys: 1, steps: ['register 0', 'check 1', 'grant 0'] });
    expect(await lapsOf('2')).toEqual({ journeys: 1, steps: ['check 0', 'register 1', 'pay 0', 'grant 0'] });
  });
});
