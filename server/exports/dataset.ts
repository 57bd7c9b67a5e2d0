import type { Reader } from '../../db/connection.ts';
import type { ExportSet, RequestOf } from '../contract/exports.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Vault } from '../vault/vault.ts';

/** A value as a row has it; an instant is UTC epoch milliseconds in a column of that kind. */
export type Value = string | number | null;

export interface Column {
  name: string;
  kind: 'text' | 'number' | 'instant';
}

/** Some rows, and how far into the set they reach. */
export interface RowPage {
  rows: Value[][];
  /** Where to go on after these. */
  key: string | number;
  /** How much of the set was gone through, 0 to 1; null where it cannot be told. */
  share: number | null;
}

export interface ReadOptions<S extends ExportSet> {
  db: Reader;
  vault: Vault;
  /** Whoever asked: they get the rows that their lists show, no others. */
  actor: StaffActor;
  request: RequestOf<S>;
  /** The record's size as of which entries are told. */
  asOfSize: number;
  /** Where an earlier try stopped; null from the start. */
  after: string | number | null;
}

/** One of the sets that can be taken away. */
export interface Dataset<S extends ExportSet> {
  columns(request: RequestOf<S>): readonly Column[];
  pages(options: ReadOptions<S>): AsyncGenerator<RowPage>;
}

/** Shorthand for a table of columns. */
export function columnsOf(texts: Record<string, Column['kind']>): Column[] {
  return Object.entries(texts).map(([name, kind]) => ({ name, kind }));
}

const WINDOW = 2_000;

/**
 * Goes through a table by windows of its key, so that no single query grows with the table: each window is the keys
 * after the first and up to the second.
 */
export async function* keyWindows(
  db: Reader,
  table: string,
  key: string,
  after: string | number | null,
): AsyncGenerator<[after: string | number | null, upTo: string | number]> {
  for (let from = after; ; ) {
    const query = db(table)
      .orderBy(key)
      .offset(WINDOW - 1);
    if (from !== null) void query.where(key, '>', from);
    const found = (await query.first(`${key} as key`)) as { key: string | number } | undefined;
    const upTo = found?.key ?? (await lastKey(db, table, key, from));
    if (upTo === null) return;
    yield [from, upTo];
    if (found === undefined) return;
    from = upTo;
  }
}

async function lastKey(
  db: Reader,
  table: string,
  key: string,
  after: string | number | null,
): Promise<string | number | null> {
  const query = db(table).orderBy(key, 'desc');
  if (after !== null) void query.where(key, '>', after);
  const row = (await query.first(`${key} as key`)) as { key: string | number } | undefined;
  return row?.key ?? null;
}
