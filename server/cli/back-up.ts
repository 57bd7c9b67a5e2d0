import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from '../../db/connection.ts';
import { CommandError } from './command-line.ts';

/**
 * Writes a whole copy of the database to a new file while others write: SQLite's `VACUUM INTO`, PostgreSQL's pg_dump in
 * its custom format. A plain copy of SQLite's file would miss what is still in its log. The master key is not in it.
 */
export async function backUp(db: Database, source: string, target: string): Promise<void> {
  const file = resolve(target);
  if (existsSync(file)) throw new CommandError(`${file} exists already. Name a new file.`);
  mkdirSync(dirname(file), { recursive: true });
  if (db.dialect === 'sqlite') await db.writer.raw('VACUUM INTO ?', [file]);
  else await dumpPostgres(source, file);
}

function dumpPostgres(source: string, file: string): Promise<void> {
  return new Promise((resolveDump, reject) => {
    // By environment: arguments can be read by every user of the machine.
    const url = new URL(source);
    const child = spawn('pg_dump', ['--format=custom', '--file', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        PGHOST: url.hostname,
        PGPORT: url.port || '5432',
        PGUSER: decodeURIComponent(url.username),
        PGPASSWORD: decodeURIComponent(url.password),
        PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
      },
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once('error', () =>
      reject(
        new CommandError(
          'pg_dump is not installed here. Install PostgreSQL’s client programs, of the server’s version or newer.',
        ),
      ),
    );
    child.once('close', (code) =>
      code === 0 ? resolveDump() : reject(new CommandError(`pg_dump failed: ${errors.trim()}`)),
    );
  });
}
