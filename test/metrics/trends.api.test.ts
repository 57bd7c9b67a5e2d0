import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dashboard, Trend } from '../../server/contract/dashboard.ts';
import type { TrendDay, Trends } from '../../server/contract/trends.ts';
import { buildPlatformEvents } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY, HOUR } from './build-weeks.ts';

const TO = TEST_NOW + HOUR;
const FROM = TO - 9 * DAY;

describeOnEachDatabase('Trends by day', (open) => {
  let server: ComposedServer;
  let manager: string;
  beforeAll(async () => {
    server = await startComposedServer(await open());
    manager = await openSessionAs(server.deps, 'manager');
    const south = { name: 'a', from: FROM + DAY, good: 20, looping: 12, says: { region: 'CN-44' } };
    const north = { name: 'b', from: FROM + DAY, good: 10, looping: 4, says: { region: 'CN-11' } };
    await server.ingest([...buildCrowd(south), ...buildCrowd(north)]);
    // Two pass in the end, without anybody's help.
    for (const account of ['a0', 'b0'])
      await server.ingest(buildPlatformEvents(account, TEST_NOW - 1_000, ['verdict passed']));
    await server.runJob('sums of days');
  });
  afterAll(() => server.close());

  const ask = async (query: Record<string, string>, as = manager) => {
    const period = { from: new Date(FROM).toISOString(), to: new Date(TO).toISOString() };
    const text = new URLSearchParams({ ...period, ...query }).toString();
    return server.call(`/api/flows/identity_strengthening/trends?${text}`, { as });
  };
  const sum = (days: readonly TrendDay[], of: (day: TrendDay) => number) =>
    days.reduce((total, day) => total + of(day), 0);

  it.each([
    'Asia/Shanghai',
    'Asia/Tokyo',
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  ])('add up to the period in %s', async (zone) => {
    const { days } = (await ask({ zone })).body as Trends;
    const period = { from: new Date(FROM).toISOString(), to: new Date(TO).toISOString() };
    const path = `/api/flows/identity_strengthening/dashboard?${new URLSearchParams(period).toString()}`;
    const { now, backlog } = (await server.call(path, { as: manager })).body as Dashboard;
    expect(now.reworkRate.n).toBe(16);
    expect(sum(days, (day) => day.reworkRate.n)).toBe(now.reworkRate.n);
    expect(sum(days, (day) => day.reworkRate.of)).toBe(now.journeys);
    expect(sum(days, (day) => day.selfResolved.of)).toBe(now.loopRate.n);
    expect(sum(days, (day) => day.selfResolved.n)).toBe(2);
    expect(days.flatMap(({ lapsPerStuck }) => lapsPerStuck ?? [])).toEqual(
      expect.arrayContaining([now.lapsPerStuck]),
    );
    expect(sum(days, (day) => day.opened)).toBe(backlog.opened);
    expect(sum(days, (day) => day.closed)).toBe(backlog.closed);
    expect(days.at(-1)?.open).toBe(backlog.opened - backlog.closed);
  });

  it('know days of 23 and of 25 hours', async () => {
    // An hour's journey each, two minutes before the hour is over.
    const days = [
      { name: 'spring', from: Date.UTC(2026, 2, 28, 23), hours: 47 },
      { name: 'autumn', from: Date.UTC(2026, 9, 24, 22), hours: 49 },
    ];
    for (const { name, from, hours } of days)
      await server.ingest(buildCrowd({ name, from, good: hours, looping: 0, within: hours * HOUR }));
    const counted = async ({ from, hours }: (typeof days)[number]) => {
      const period = [from, from + hours * HOUR].map((at) => new Date(at).toISOString());
      const query = { from: period[0] ?? '', to: period[1] ?? '', zone: 'Europe/Berlin' };
      const trends = ((await ask(query)).body as Trends).days;
      const path = `/api/flows/identity_strengthening/trend?${new URLSearchParams(query).toString()}`;
      const trend = ((await server.call(path, { as: manager })).body as Trend).days;
      expect(trend.map((one) => one.journeys)).toEqual(trends.map((one) => one.reworkRate.of));
      return trends.map((one) => `${one.day} ${one.reworkRate.of}`);
    };
    const both = async () => Promise.all(days.map(counted));
    const right = [
      ['2026-03-29 23', '2026-03-30 24'],
      ['2026-10-25 25', '2026-10-26 24'],
    ];
    expect(await both()).toEqual(right);
    await server.runJob('sums of days');
    expect(await both()).toEqual(right);
  });

  it('carry the backlog and the age of its oldest from day to day', async () => {
    const later = { from: new Date(TO - HOUR).toISOString(), to: new Date(TO + 2 * DAY).toISOString() };
    const { days } = (await ask(later)).body as Trends;
    const ages = days.map(({ oldestMs }) => oldestMs ?? 0);
    expect(days.map((day) => day.open)).toEqual(days.map(() => 14));
    expect((ages[1] ?? 0) - (ages[0] ?? 0)).toBe(DAY);
  });

  it('show a manager of one region that region alone', async () => {
    const own = await openSessionAs(server.deps, 'manager', { regions: ['CN-11'] });
    const { days } = (await ask({}, own)).body as Trends;
    expect(sum(days, (day) => day.reworkRate.of)).toBe(14);
    expect(sum(days, (day) => day.opened)).toBe(4);
    expect((await ask({}, await openSessionAs(server.deps, 'agent'))).status).toBe(403);
  });

  it('have days without anything in them', async () => {
    const { days } = (await ask({ from: '2001-01-01T00:00:00Z', to: '2001-01-03T00:00:00Z' })).body as Trends;
    expect(days.at(-1)).toMatchObject({
      lapsPerStuck: null,
      loopMedianMs: null,
      opened: 0,
      open: 0,
      oldestMs: null,
      reworkRate: { share: null },
      recoveries: 0,
    });
  });
});
