import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../db/connection.ts';
import { administer, databaseUrl } from './database-templates.ts';

const targets = new WeakMap<Database, string>();

/**
 * Runs the same promises on SQLite and on PostgreSQL. `open` gives a fresh migrated database at each call, and may be
 * called in `beforeAll`, `beforeEach` or a test; all are closed and removed after the last test.
 */
export function describeOnEachDatabase(
  name: string,
  promises: (open: () => Promise<Database>) => void,
): void {
  for (const dialect of ['sqlite', 'postgres'] as const)
    describe(`${name} (${dialect})`, () => {
      const cleanups: (() => Promise<void>)[] = [];
      // Hooks run in reverse: what the promises open goes before the databases do.
      afterAll(async () => {
        for (const cleanup of cleanups) await cleanup();
      });
      promises(async () => {
        const { db, cleanup } = dialect === 'sqlite' ? copySqlite() : await copyPostgres();
        cleanups.push(cleanup);
        return db;
      });
    });
}

/** A second server on the same database; the caller closes it. */
export function openAgain(db: Database): Database {
  return openTracked(targetOf(db));
}

/** What `openDatabase` takes to open this database: for processes that a test starts. */
export function targetOf(db: Database): string {
  const target = targets.get(db);
  if (target === undefined) throw new Error('this database was not opened by describeOnEachDatabase');
  return target;
}

function openTracked(target: string): Database {
  const db = openDatabase(target);
  targets.set(db, target);
  return db;
}

function copySqlite(): { db: Database; cleanup: () => Promise<void> } {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-test-'));
  const file = join(dir, 'unloop.db');
  copyFileSync(inject('sqliteTemplate'), file);
  const db = openTracked(file);
  const cleanup = async () => {
    await db.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { db, cleanup };
}

async function copyPostgres(): Promise<{ db: Database; cleanup: () => Promise<void> }> {
  const template = inject('postgresTemplate');
  const server = databaseUrl(template, 'postgres');
  const name = `unloop_test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name} template ${new URL(template).pathname.slice(1)}`);
  const db = openTracked(databaseUrl(template, name));
  const cleanup = async () => {
    await db.close();
    await administer(server, `drop database if exists ${name} with (force)`);
  };
  return { db, cleanup };
}
