import type { Vault } from '../vault/vault.ts';
import type { CsvLine } from './read-csv.ts';

/** So many rows are a piece, which one transaction checks: SQLite's writer must not be held long (design, accident 2). */
export const CHECKED_AT_ONCE = 200;

/** The name under which pieces are sealed: their numbers may belong to no account that we know. */
const SECRET = 'phone_bulk';

/** Cuts lines into pieces, each sealed. */
export function sealLines(vault: Vault, lines: readonly CsvLine[]): string[] {
  const pieces = Math.ceil(lines.length / CHECKED_AT_ONCE);
  return Array.from({ length: pieces }, (_, piece) => {
    const part = lines.slice(piece * CHECKED_AT_ONCE, (piece + 1) * CHECKED_AT_ONCE);
    return vault.sealSecret(JSON.stringify(part), SECRET);
  });
}

/** The lines of one piece. */
export function openLines(vault: Vault, sealed: string): CsvLine[] {
  return JSON.parse(vault.openSecret(sealed, SECRET)) as CsvLine[];
}
