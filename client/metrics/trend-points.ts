import type { Trend } from '../../server/contract/dashboard.ts';

/** One day of the chart; days without journeys are a gap in the line. */
export interface TrendPoint {
  day: string;
  rate: number | null;
  band: [number, number] | null;
  journeys: number;
  stuck: number;
}

/** What is drawn of a trend. Pure. */
export function trendPoints({ days }: Trend): TrendPoint[] {
  return days.map(({ day, journeys, loopRate }) => ({
    day,
    rate: loopRate.share,
    band: loopRate.share === null ? null : [loopRate.low, loopRate.high],
    journeys,
    stuck: loopRate.n,
  }));
}

/** The top of the scale: above the highest rate, in quarters of whole percents; a wide interval may be cut off. */
export function highestOf(points: readonly TrendPoint[]): number {
  const most = Math.max(0.05, ...points.map(({ rate }) => rate ?? 0));
  return Math.min(1, Math.ceil(most * 1.2 * 12.5) / 12.5);
}

/** The day of the trend's zone on which a mark stands. */
export function dayOfMark(at: string, { days }: Trend): string | undefined {
  const moment = Date.parse(at);
  return days.findLast((one) => Date.parse(one.from) <= moment)?.day;
}
