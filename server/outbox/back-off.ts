const BASE_MS = 2_000;
const CAP_MS = 15 * 60_000;

/**
 * How long to wait after this many tries, in milliseconds: 2 s, doubled each time, at most 15 minutes. `random` (0 to 1)
 * takes up to half of it off, so that what failed together does not come back together.
 */
export function backOffMs(attempts: number, random: number): number {
  const whole = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(whole * (1 - random / 2));
}

/** True where no try is left. A dead command that somebody sends again has as many tries once more. */
export function isSpent(attempts: number, tries: number): boolean {
  return attempts % tries === 0;
}
