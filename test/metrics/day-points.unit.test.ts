import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besidePoints,
  dayCsv,
  dayOfMark,
  type DayPoint,
  linesOf,
  topOf,
} from '../../client/metrics/day-points.ts';

const HOUR = 3_600_000;
const pointsOf = (values: (number | null)[]): DayPoint[] =>
  values.map((value, index) => {
    const from = new Date(Date.UTC(2026, 10, 1 + index)).toISOString();
    return { day: from.slice(0, 10), from, values: [value], band: null };
  });

describe('A chart by day', () => {
  it('ends its scale above the highest figure, with whole marks in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 10_000_000 })), { minLength: 1 }),
        fc.constantFrom('count' as const, 'duration' as const),
        (values, scale) => {
          const top = topOf(pointsOf(values), scale);
          const most = Math.max(0, ...values.map((value) => value ?? 0));
          expect(top).toBeGreaterThanOrEqual(most);
          expect(top % 4).toBe(0);
          expect(top).toBeLessThanOrEqual(Math.max(scale === 'count' ? 4 : 4 * 60_000, most * 4.2));
        },
      ),
    );
    expect(topOf(pointsOf([0.31, null]), 'percent')).toBe(0.4);
    expect(topOf(pointsOf([9 * HOUR]), 'duration')).toBe(12 * HOUR);
  });

  it('puts a mark on the day in which its moment lies', () => {
    const points = pointsOf([1, 2, 3]);
    expect(dayOfMark('2026-11-02T23:59:59Z', points)).toBe('2026-11-02');
    expect(dayOfMark('2026-10-02T00:00:00Z', points)).toBeUndefined();
  });

  it('is taken along with its interval where it has one, and with gaps as gaps', () => {
    const [first, second] = pointsOf([0.5, null]) as [DayPoint, DayPoint];
    expect(dayCsv([{ ...first, band: [0.4, 0.6] }, second], ['loop_rate'])).toEqual([
      ['day', 'loop_rate', 'low', 'high'],
      ['2026-11-01', 0.5, 0.4, 0.6],
      ['2026-11-02', null, null, null],
    ]);
    expect(dayCsv([first], ['opened'])).toEqual([
      ['day', 'opened'],
      ['2026-11-01', 0.5],
    ]);
  });

  it('has a line of every kind for each of two segments, in two colours, with their figures beside each other', () => {
    expect(linesOf(['in', 'out'], null)).toEqual([
      { name: 'in', colour: 0 },
      { name: 'out', colour: 1 },
    ]);
    expect(linesOf(['Laps'], ['iOS', 'Android'])).toEqual([
      { name: 'iOS', colour: 0 },
      { name: 'Android', colour: 1 },
    ]);
    expect(linesOf(['in', 'out'], ['CN-44', 'CN-11']).map(({ name, colour }) => `${name} ${colour}`)).toEqual(
      ['CN-44 · in 0', 'CN-44 · out 0', 'CN-11 · in 1', 'CN-11 · out 1'],
    );
    const both = besidePoints(pointsOf([1, 2]), pointsOf([3]));
    expect(both.map(({ values }) => values)).toEqual([
      [1, 3],
      [2, null],
    ]);
  });
});
