/** Numbers that look random and are the same for the same seed. */
export interface SeededRandom {
  /** From 0, included, to 1, excluded. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True with this chance, from 0 to 1. */
  chance(share: number): boolean;
  /** One of these, each as likely. */
  pick<T>(from: readonly T[]): T;
  /** One of these, by weight. */
  weigh<T>(from: readonly (readonly [T, number])[]): T;
}

/** Mulberry32 (T. Ettinger, 2017): 32 bits of state, which is plenty for invented people. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const weigh = <T>(from: readonly (readonly [T, number])[]): T => {
    let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of from) {
      left -= weight;
      if (left < 0) return one;
    }
    return (from.at(-1) as readonly [T, number])[0];
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T,
    weigh,
  };
}
