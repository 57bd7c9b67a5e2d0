import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

/**
 * A rollup day begins when one does in Beijing, where most who ask are; a day of another zone is made of some of these
 * and of hours.
 */
const DAY_STARTS_MS = 16 * HOUR_MS;

/** Places and spans for which counts are kept: each segment or a region's all, each hour or a whole day. */
export type Grain = 'cell_hour' | 'region_hour' | 'cell_day' | 'region_day';

/** The segment and hour (UTC ms) of the journey's first event. */
export interface RollupPlace {
  flow: string;
  flowVersion: number;
  hour: number;
  channel: string;
  region: string;
  clientVersion: string;
}

/** The start of the rollup day in which a moment lies, UTC ms. */
export function rollupDayOf(at: number): number {
  return at - ((at - DAY_STARTS_MS) % DAY_MS);
}

/** The part of a period that whole rollup days fill; empty, at its start, where none does. */
export function wholeRollupDays({ from, to }: { from: number; to: number }): { from: number; to: number } {
  const first = Math.min(to, rollupDayOf(from + DAY_MS - 1));
  return { from: first, to: Math.max(first, rollupDayOf(to)) };
}
