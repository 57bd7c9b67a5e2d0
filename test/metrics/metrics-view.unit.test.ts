import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MetricsView, periodOf, readView, writeView } from '../../client/metrics/metrics-view.ts';
import { localDays } from '../../server/platform/local-days.ts';

const HOUR = 3_600_000;
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/);
const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
const viewArbitrary: fc.Arbitrary<MetricsView> = fc
  .record({
    flow: fc.option(name),
    days: fc.constantFrom(7, 14, 28, 90),
    period: fc.option(fc.tuple(day, day)),
    compared: fc.boolean(),
    other: fc.option(
      fc
        .record({
          segment: fc.record({ channel: name, region: name, clientVersion: name }, { requiredKeys: [] }),
          days: fc.option(fc.tuple(day, day)),
        })
        .map(({ segment, days }) => {
          const [from, to] = days === null ? [null, null] : [...days].sort();
          return { segment, from: from ?? null, to: to ?? null };
        }),
    ),
    segment: fc.record({ channel: name, region: name, clientVersion: name }, { requiredKeys: [] }),
    version: fc.option(fc.integer({ min: 1, max: 50 })),
    opened: fc.option(
      fc.oneof(
        fc.constantFrom({ kind: 'all' as const }, { kind: 'stuck' as const }),
        fc.record({ kind: fc.constant('edge' as const), from: name, to: name, reason: fc.option(name) }),
      ),
    ),
  })
  .map(({ period, ...view }) => {
    const [from, to] = period === null ? [null, null] : [...period].sort();
    return { ...view, from: from ?? null, to: to ?? null, days: period === null ? view.days : 7 };
  });

describe('The address of the page of figures', () => {
  it('holds the whole view', () => {
    fc.assert(
      fc.property(viewArbitrary, (view) => {
        expect(readView(new URLSearchParams(writeView(view).toString()))).toEqual(view);
      }),
    );
  });

  it('is read for what makes sense, and the rest is left out', () => {
    const params = new URLSearchParams(
      'flow=../x&days=8&from=2026-11-20&to=2026-11-01&version=-1&open=%3Cb%3E',
    );
    expect(readView(params)).toEqual(readView(new URLSearchParams()));
  });

  it('compares with the same weekdays before, never with another part of the week', () => {
    fc.assert(
      fc.property(viewArbitrary, fc.integer({ min: 0, max: 2_000 * 24 }), (view, hours) => {
        const now = Date.UTC(2020, 0, 1) + hours * HOUR + 1_234;
        const period = periodOf({ ...view, other: null }, now);
        expect(period.to).toBeGreaterThan(period.from);
        expect(period.compareTo).toBeLessThanOrEqual(period.from + HOUR);
        expect(new Date(period.compareFrom).getDay()).toBe(new Date(period.from).getDay());
      }),
    );
  });
});

describe('The days of a time zone', () => {
  it('are 23 and 25 hours long where the clocks change, and leave nothing out', () => {
    const days = localDays(
      Date.parse('2026-03-07T05:00:00Z'),
      Date.parse('2026-11-03T05:00:00Z'),
      'America/New_York',
    );
    const lengths = new Set(days.map(({ from, to }) => (to - from) / HOUR));
    expect(lengths).toEqual(new Set([23, 24, 25]));
    expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to));
    expect(days[1]).toMatchObject({ day: '2026-03-08', from: Date.parse('2026-03-08T05:00:00Z') });
  });

  it('begin at the half hour where the zone does', () => {
    const days = localDays(
      Date.parse('2026-11-01T00:00:00Z'),
      Date.parse('2026-11-03T00:00:00Z'),
      'Asia/Kolkata',
    );
    expect(days.map(({ from }) => new Date(from).toISOString().slice(5, 16))).toEqual([
      '11-01T00:00',
      '11-01T18:30',
      '11-02T18:30',
    ]);
  });
});
