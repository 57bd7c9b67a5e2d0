import { createRequire } from 'node:module';
import type { Knex } from 'knex';

interface SqliteConnection {
  run(sql: string, done: (error: Error | null) => void): void;
  interrupt(): void;
}
interface Query {
  sql: string;
}
interface SqliteClient extends Knex.Client {
  _query(connection: SqliteConnection, query: Query): Promise<unknown>;
}

// Knex exports its dialects by path only, without types.
const Base = createRequire(import.meta.url)('knex/lib/dialects/sqlite3/index.js') as new (
  config: Knex.Config,
) => SqliteClient;

/** Every connection must have these; a test reads them back. */
export const SQLITE_PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
];

/** Runs statements one after another on a bare connection. */
export async function runAll(connection: SqliteConnection, statements: readonly string[]): Promise<void> {
  for (const sql of statements)
    await new Promise<void>((resolve, reject) => {
      connection.run(sql, (error) => (error ? reject(error) : resolve()));
    });
}

/** The writer: takes the write lock at BEGIN, since a read lock cannot be upgraded once somebody else wrote. */
export class ImmediateSqliteClient extends Base {
  override _query(connection: SqliteConnection, query: Query): Promise<unknown> {
    if (query.sql === 'BEGIN;') query.sql = 'BEGIN IMMEDIATE;';
    return super._query(connection, query);
  }
}

/** A reader whose queries are interrupted after `READ_LIMIT_MS`, so that a heavy one cannot starve the others. */
export class BoundedSqliteClient extends Base {
  static readonly READ_LIMIT_MS = 10_000;

  override async _query(connection: SqliteConnection, query: Query): Promise<unknown> {
    const watchdog = setTimeout(() => connection.interrupt(), BoundedSqliteClient.READ_LIMIT_MS);
    try {
      return await super._query(connection, query);
    } finally {
      clearTimeout(watchdog);
    }
  }
}
