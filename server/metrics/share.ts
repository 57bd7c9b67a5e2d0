import { wilson } from '../cases/what-works.ts';
import type { Share } from '../contract/dashboard.ts';

/** `n` of `of` with Wilson's 95% interval (domain, section 11); without anything to share, the interval says nothing. */
export function shareOf(n: number, of: number): Share {
  if (of === 0) return { n, of, share: null, low: 0, high: 1 };
  return { n, of, ...wilson(n, of) };
}

/** Whether two shares differ by more than chance: their intervals do not overlap. */
export function differs(a: Share, b: Share): boolean {
  return a.share !== null && b.share !== null && (a.low > b.high || b.low > a.high);
}
