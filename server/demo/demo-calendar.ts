import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** How far back the demo data reaches. */
export const DEMO_DAYS = 100;
/** Beijing time is eight hours ahead and has no summer time. */
const ZONE_MS = 8 * HOUR_MS;
/** Whatever the demo's staff do after the last stretch must be over before the hour begins. */
const END_BEFORE_MS = 50 * MINUTE_MS;

/** The demo's past in stretches that are taken in one after another; times in UTC ms. */
export interface Stretch {
  from: number;
  to: number;
}

/** From `DEMO_DAYS` ago to shortly before the hour: stretches of 8 hours, of 2 in the last days. */
export function demoStretches(hour: number): Stretch[] {
  const end = hour - END_BEFORE_MS;
  const stretches: Stretch[] = [];
  let from = end - DEMO_DAYS * DAY_MS;
  while (from < end) {
    const length = end - from > 4 * DAY_MS ? 8 * HOUR_MS : 2 * HOUR_MS;
    stretches.push({ from, to: Math.min(end, from + length) });
    from += length;
  }
  return stretches;
}

/** The Monday, 10:00 in Beijing, from which on the faulty client spread: the latest that lies three days back or more. */
export function releaseMonday(hour: number): number {
  const local = new Date(hour - 3 * DAY_MS + ZONE_MS);
  const sinceMonday = (local.getUTCDay() + 6) % 7;
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() - sinceMonday);
  return midnight - ZONE_MS + 10 * HOUR_MS;
}
