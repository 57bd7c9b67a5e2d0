import type { Knex } from 'knex';
import type { Database } from './connection.ts';
import * as first from './migrations/0001-records.ts';
import * as second from './migrations/0002-journeys.ts';
import * as third from './migrations/0003-cases.ts';
import * as fourth from './migrations/0004-audit.ts';
import * as fifth from './migrations/0005-recoveries.ts';
import * as sixth from './migrations/0006-recoveries-after.ts';
import * as seventh from './migrations/0007-phones.ts';
import * as eighth from './migrations/0008-metrics.ts';
import * as ninth from './migrations/0009-exports.ts';
import * as tenth from './migrations/0010-phones-more.ts';
import * as eleventh from './migrations/0011-quality.ts';
import * as twelfth from './migrations/0012-packed-rollups.ts';
import * as thirteenth from './migrations/0013-auditors.ts';
import * as fourteenth from './migrations/0014-phone-pieces.ts';
import * as fifteenth from './migrations/0015-phone-inquiries.ts';
import * as sixteenth from './migrations/0016-bulk.ts';
import * as seventeenth from './migrations/0017-outcomes.ts';

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

const MIGRATIONS: Record<string, Migration> = {
  '0001-records': first,
  '0002-journeys': second,
  '0003-cases': third,
  '0004-audit': fourth,
  '0005-recoveries': fifth,
  '0006-recoveries-after': sixth,
  '0007-phones': seventh,
  '0008-metrics': eighth,
  '0009-exports': ninth,
  '0010-phones-more': tenth,
  '0011-quality': eleventh,
  '0012-packed-rollups': twelfth,
  '0013-auditors': thirteenth,
  '0014-phone-pieces': fourteenth,
  '0015-phone-inquiries': fifteenth,
  '0016-bulk': sixteenth,
  '0017-outcomes': seventeenth,
};

const config: Knex.MigratorConfig = {
  migrationSource: {
    getMigrations: () => Promise.resolve(Object.keys(MIGRATIONS)),
    getMigrationName: (name: string) => name,
    getMigration: (name: string) => Promise.resolve(MIGRATIONS[name] as Migration),
  },
};

/** Brings the schema up to date; answers the names of what was applied. */
export async function migrate(db: Database): Promise<string[]> {
  return withoutForeignKeys(db, async () => {
    const [, applied] = (await db.writer.migrate.latest(config)) as [number, string[]];
    return applied;
  });
}

/** Takes back the newest batch of migrations; answers their names. */
export async function rollback(db: Database): Promise<string[]> {
  return withoutForeignKeys(db, async () => {
    const [, undone] = (await db.writer.migrate.rollback(config)) as [number, string[]];
    return undone;
  });
}

// On SQLite a migration that rebuilds a parent table would delete its children by cascade; the writer has one
// connection, so switching the check off here holds for the whole migration.
async function withoutForeignKeys<T>(db: Database, work: () => Promise<T>): Promise<T> {
  if (db.dialect === 'postgres') return work();
  await db.writer.raw('PRAGMA foreign_keys = OFF');
  try {
    const result = await work();
    const broken = (await db.writer.raw('PRAGMA foreign_key_check')) as unknown[];
    if (broken.length > 0) throw new Error(`the migration left ${broken.length} rows without their parent`);
    return result;
  } finally {
    await db.writer.raw('PRAGMA foreign_keys = ON');
  }
}

/** The names of migrations that this database still lacks, in order. Writes nothing. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  if (!(await db.read.schema.hasTable('knex_migrations'))) return Object.keys(MIGRATIONS);
  const rows = await db.read<{ name: string }>('knex_migrations').select('name');
  const applied = new Set(rows.map((row) => row.name));
  return Object.keys(MIGRATIONS).filter((name) => !applied.has(name));
}
