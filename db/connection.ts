import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knexPackage, { type Knex } from 'knex';
import pg from 'pg';
import { BoundedSqliteClient, ImmediateSqliteClient, runAll, SQLITE_PRAGMAS } from './sqlite-client.ts';

const { knex } = knexPackage;

/** A write transaction; repositories take it first, so that nothing is written outside one. */
export type Tx = Knex.Transaction;
/** Anything that can be read from: the pool of readers, or a transaction that must see its own writes. */
export type Reader = Knex;

export interface Database {
  dialect: 'sqlite' | 'postgres';
  /** For queries that write nothing. */
  read: Reader;
  /** Runs `work` on the database as it is at its first query, however long it takes; nothing can be written. */
  snapshot<T>(work: (db: Reader) => Promise<T>): Promise<T>;
  /** Runs `work` in one write transaction; any throw rolls everything back. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The writing pool itself, for migrations and health checks. */
  writer: Knex;
  close(): Promise<void>;
}

// Knex would print to standard output, where commands print their answers; what fails is thrown to who asked anyway.
const log: Knex.Logger = {
  warn: (message: unknown) => {
    if (!String(message).startsWith('Acquire connection error'))
      process.stderr.write(`${String(message).split('\n')[0]}\n`);
  },
};

/** Opens `postgres://…` by URL, or a SQLite file by its path. */
export function openDatabase(target: string): Database {
  return /^postgres(ql)?:\/\//.test(target) ? openPostgres(target) : openSqlite(target);
}

function openSqlite(filename: string): Database {
  mkdirSync(dirname(filename), { recursive: true });
  const writer = sqlitePool(filename, ImmediateSqliteClient, 1, SQLITE_PRAGMAS);
  const read = sqlitePool(filename, BoundedSqliteClient, 4, [...SQLITE_PRAGMAS, 'query_only = ON']);
  return databaseOf('sqlite', writer, read);
}

function sqlitePool(filename: string, client: unknown, max: number, pragmas: readonly string[]): Knex {
  return knex({
    client: client as typeof Knex.Client,
    connection: { filename },
    log,
    useNullAsDefault: true,
    pool: {
      min: 0,
      max,
      afterCreate: (
        connection: Parameters<typeof runAll>[0],
        done: (error: unknown, connection: unknown) => void,
      ) => {
        runAll(
          connection,
          pragmas.map((pragma) => `PRAGMA ${pragma}`),
        ).then(
          () => done(null, connection),
          (error: unknown) => done(error, connection),
        );
      },
    },
  });
}

function openPostgres(connectionString: string): Database {
  // bigint, numeric and date arrive as strings or local dates otherwise; every bigint here is below 2^53.
  pg.types.setTypeParser(20, Number);
  pg.types.setTypeParser(1700, Number);
  pg.types.setTypeParser(1082, String);
  const pool = knex({
    client: 'pg',
    connection: { connectionString, statement_timeout: 60_000, application_name: 'unloop' },
    pool: { min: 0, max: 12 },
    log,
  });
  return databaseOf('postgres', pool, pool);
}

function databaseOf(dialect: Database['dialect'], writer: Knex, read: Knex): Database {
  return {
    dialect,
    read,
    writer,
    // On SQLite every read transaction is a snapshot, and this pool writes nothing.
    snapshot: (work) =>
      read.transaction(
        work,
        dialect === 'postgres' ? { isolationLevel: 'repeatable read', readOnly: true } : {},
      ),
    write: (work) => writer.transaction(work),
    close: async () => {
      await read.destroy();
      if (writer !== read) await writer.destroy();
    },
  };
}
