import type { Trend } from '../../server/contract/dashboard.ts';

/** The trend as rows. Pure. */
export function trendCsv(days: Trend['days']): (string | number | null)[][] {
  return [
    ['day', 'journeys', 'stuck', 'loop_rate', 'low', 'high'],
    ...days.map(({ day, journeys, loopRate }) => [
      day,
      journeys,
      loopRate.n,
      loopRate.share,
      loopRate.low,
      loopRate.high,
    ]),
  ];
}
