/** The hour in which a journey began, as UTC epoch ms. */
export const ROLLUP_HOUR_MS = 3_600_000;

/**
 * Sums over channels and client versions are kept for blocks of eight hours: two weeks are 42 of them, and a day of
 * Beijing is exactly three.
 */
export const ROLLUP_BLOCK_MS = 8 * ROLLUP_HOUR_MS;

/** The segment and hour of the journey's first event. */
export interface RollupPlace {
  flow: string;
  flowVersion: number;
  hour: number;
  channel: string;
  region: string;
  clientVersion: string;
}

/** The start of the block of hours in which a moment lies, UTC ms. */
export function blockOf(at: number): number {
  return Math.floor(at / ROLLUP_BLOCK_MS) * ROLLUP_BLOCK_MS;
}
