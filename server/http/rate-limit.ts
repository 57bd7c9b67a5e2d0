import { LRUCache } from 'lru-cache';
import { ProblemError } from '../platform/problem-error.ts';

/** Counts calls by name in windows of `windowMs`, in this process's memory. */
export class RateLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #counts = new LRUCache<string, { window: number; calls: number }>({ max: 10_000 });

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Counts one call; throws `rate_limited` with the seconds to wait when the window is full. */
  take(name: string, now: number): void {
    const window = Math.floor(now / this.#windowMs);
    const last = this.#counts.get(name);
    const calls = last?.window === window ? last.calls + 1 : 1;
    this.#counts.set(name, { window, calls });
    if (calls > this.#limit)
      throw new ProblemError('rate_limited', {
        retryAfter: Math.max(1, Math.ceil(((window + 1) * this.#windowMs - now) / 1_000)),
      });
  }
}
