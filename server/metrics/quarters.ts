import { MINUTE_MS } from '../contract/time-units.ts';

/** Every zone's midnight is the start of a quarter of an hour. Indexes are made of it: it is no setting. */
export const QUARTER_MS = 15 * MINUTE_MS;

/** The start of the quarter in which a moment lies, UTC ms. */
export function quarterOf(at: number): number {
  return at - (at % QUARTER_MS);
}
