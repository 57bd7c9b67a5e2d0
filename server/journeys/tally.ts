/** Counts by name. Only own keys are read: a step or an evidence may lawfully be called `constructor`. */
export type Tally = Record<string, number>;

/** How often `key` was counted; 0 when never. */
export function countOf(tally: Readonly<Tally>, key: string): number {
  return Object.hasOwn(tally, key) ? (tally[key] ?? 0) : 0;
}

/** Counts `key` once more, in place, and returns the new count. */
export function countUp(tally: Tally, key: string): number {
  const count = countOf(tally, key) + 1;
  tally[key] = count;
  return count;
}

/** One key of two names; names hold no space (contract, `nameSchema`). */
export function pairKey(first: string, second: string): string {
  return `${first} ${second}`;
}

/** The two names of a key that `pairKey` made. */
export function namesOf(key: string): [first: string, second: string] {
  const space = key.indexOf(' ');
  return [key.slice(0, space), key.slice(space + 1)];
}
