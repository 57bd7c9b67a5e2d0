/** Now, in UTC epoch milliseconds. Tests put their own in. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** ISO 8601 in UTC, as the API answers times. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** As `isoOf`; null stays null. */
export function isoOrNull(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : isoOf(ms);
}
