import type { Knex } from 'knex';
import type { Reader, Tx } from './connection.ts';

/** What differs between SQLite and PostgreSQL lives in this file and in the two openers of connection.ts, nowhere else. */
export function isPostgres(db: Reader): boolean {
  return db.client.config.client === 'pg';
}

/** Runs raw SQL and gives its rows on either database. */
export async function rawRows<T>(
  db: Reader,
  sql: string,
  bindings: readonly Knex.RawBinding[] = [],
): Promise<T[]> {
  const result: unknown = await db.raw(sql, bindings);
  return Array.isArray(result) ? (result as T[]) : (result as { rows: T[] }).rows;
}

export type Cell = string | number | null;

/** What to do where a row with the same key exists: an `on conflict` clause, such as `(id) do nothing`. */
export interface BulkOptions {
  onConflict?: string;
}

/** Rows a PostgreSQL statement may hold: 65,535 bindings at most. */
const POSTGRES_BINDINGS = 60_000;

/**
 * Inserts many rows in few statements. SQLite takes them as one JSON text, which is its fastest way in and has no
 * limit of terms; PostgreSQL as one multi-row statement.
 */
export async function bulkInsert(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: BulkOptions = {},
): Promise<void> {
  if (rows.length === 0) return;
  const into = `insert into ${table} (${columns.join(', ')})`;
  const conflict = options.onConflict === undefined ? '' : ` on conflict ${options.onConflict}`;
  if (!isPostgres(tx)) {
    const cells = columns.map((_, index) => `value ->> ${index}`).join(', ');
    // "where true" keeps SQLite from reading ON as a join condition.
    await tx.raw(`${into} select ${cells} from json_each(?) where true${conflict}`, [JSON.stringify(rows)]);
    return;
  }
  const slice = Math.floor(POSTGRES_BINDINGS / columns.length);
  const row = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += slice) {
    const part = rows.slice(start, start + slice);
    await tx.raw(
      `${into} values ${part.map(() => row).join(', ')}${conflict}`,
      part.flat() as Knex.RawBinding[],
    );
  }
}

/** Updates many rows in one statement, each found by the first of `columns`; the others are set. */
export async function bulkUpdate(
  tx: Tx,
  table: string,
  [key = '', ...columns]: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  if (!isPostgres(tx)) {
    const sets = columns.map((column, index) => `${column} = news.value ->> ${index + 1}`).join(', ');
    await tx.raw(
      `update ${table} set ${sets} from json_each(?) as news where ${table}.${key} = news.value ->> 0`,
      [JSON.stringify(rows)],
    );
    return;
  }
  const sets = columns.map((column) => `${column} = news.${column}`).join(', ');
  const named = rows.map((row) => Object.fromEntries([key, ...columns].map((name, at) => [name, row[at]])));
  await tx.raw(
    `update ${table} set ${sets} from json_populate_recordset(null::${table}, ?::json) as news where ${table}.${key} = news.${key}`,
    [JSON.stringify(named)],
  );
}

/** Rows found by many keys, each of so many columns that are all of a unique index. */
export async function bulkSelect<T>(
  db: Reader,
  table: string,
  columns: readonly string[],
  keys: readonly (readonly Cell[])[],
): Promise<T[]> {
  if (keys.length === 0) return [];
  if (!isPostgres(db)) {
    const on = columns.map((column, index) => `t.${column} = keys.value ->> ${index}`).join(' and ');
    // "cross join" keeps the order: each key is looked up.
    return rawRows<T>(db, `select t.* from json_each(?) as keys cross join ${table} as t on ${on}`, [
      JSON.stringify(keys),
    ]);
  }
  const named = keys.map((key) => Object.fromEntries(columns.map((column, at) => [column, key[at]])));
  const on = columns.map((column) => `t.${column} = keys.${column}`).join(' and ');
  return rawRows<T>(
    db,
    `select t.* from json_populate_recordset(null::${table}, ?::json) as keys join ${table} as t on ${on}`,
    [JSON.stringify(named)],
  );
}

/** SQL for a text: the JSON object, without spaces, of these columns of a table's alias, in this order. */
export function jsonOfColumns(db: Reader, alias: string, columns: readonly string[]): string {
  if (!isPostgres(db))
    return `json_object(${columns.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
  const list = columns.map((column) => `${alias}.${column}`).join(', ');
  return `(select row_to_json(named)::text from (select ${list}) as named)`;
}

/**
 * SQL for all values of an expression one after another as UTF-8, in the order in which a subquery gives them; nulls are
 * left out. It comes as bytes from SQLite and as a text from PostgreSQL: `bytesOf` takes both.
 */
export function joinedValues(db: Reader, expression: string, separator: string): string {
  if (!isPostgres(db)) return `cast(group_concat(${expression}, '${separator}') as blob)`;
  return `string_agg(${expression}, '${separator}')`;
}

/** What `joinedValues` gave, as bytes; of no values, none. */
export function bytesOf(joined: Buffer | string | null): Buffer {
  if (joined === null) return Buffer.alloc(0);
  return typeof joined === 'string' ? Buffer.from(joined, 'utf8') : joined;
}

/** Words one after another, the last of which may go on where `open`; letters and digits only. */
interface WordPhrase {
  words: string;
  open: boolean;
}

/**
 * Narrows a query that has `table` (rowid, words) under an alias to rows that hold every phrase, through the index of
 * words `<table>_found`; answers the column by which they come in order of writing at no cost.
 */
export function whereWords(
  db: Reader,
  query: Knex.QueryBuilder,
  { table, alias }: { table: string; alias: string },
  phrases: readonly WordPhrase[],
): string {
  if (!isPostgres(db)) {
    const match = phrases.map(({ words, open }) => `"${words}"${open ? ' *' : ''}`).join(' AND ');
    void query.join(`${table}_found as found`, 'found.rowid', `${alias}.rowid`);
    void query.whereRaw(`found.${table}_found match ?`, [match]);
    return 'found.rowid';
  }
  const asked = phrases.map(({ words, open }) => `(${words.split(' ').join(' <-> ')}${open ? ':*' : ''})`);
  void query.whereRaw(`to_tsvector('simple', ${alias}.words) @@ to_tsquery('simple', ?)`, [
    asked.join(' & '),
  ]);
  return `${alias}.rowid`;
}

/** `column in (…)` for any number of texts, as one binding. */
export function whereTextIn(
  db: Reader,
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): void {
  if (isPostgres(db))
    void query.whereRaw('?? = any(?::text[])', [column, values as unknown as Knex.RawBinding]);
  else void query.whereRaw('?? in (select value from json_each(?))', [column, JSON.stringify(values)]);
}

/** Waits for and holds these names until the transaction ends; SQLite has one writer anyway. */
export async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  if (!isPostgres(tx) || names.length === 0) return;
  const sorted = [...new Set(names)].sort();
  await tx.raw(
    'select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(?::text[]) as held(name)',
    [sorted as unknown as Knex.RawBinding],
  );
}

/** Lets nobody else write to the table until the transaction ends; SQLite has one writer anyway. */
export async function holdTable(tx: Tx, table: string): Promise<void> {
  if (isPostgres(tx)) await tx.raw('lock table ?? in exclusive mode', [table]);
}
