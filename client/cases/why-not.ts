const PLAIN: ReadonlySet<string> = new Set(['not_claimed', 'state_conflict', 'forbidden']);

/** The problem that must be said; null where the case is simply not the reader's now, for which the page has better words. */
export function whatStandsAgainst(code: string | null): string | null {
  return code === null || PLAIN.has(code) ? null : code;
}
