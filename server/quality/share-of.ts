import { wilson } from '../cases/what-works.ts';
import type { Share } from '../contract/dashboard.ts';

/** `n` of `of` with Wilson's 95% interval; of nothing, the interval says nothing. */
export function shareOf(n: number, of: number): Share {
  return of === 0 ? { n, of, share: null, low: 0, high: 1 } : { n, of, ...wilson(n, of) };
}
