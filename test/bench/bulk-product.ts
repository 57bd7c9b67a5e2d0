import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { type AccountSaid, putAccounts } from '../../server/accounts/put-accounts.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import type { IssuedKey } from '../../server/keys/create-key.ts';
import { keepBindings } from '../../server/phones/keep-bindings.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { Vault } from '../../server/vault/vault.ts';
import { startServerProcess } from '../support/server-process.ts';
import { makeKey, openSessionAs } from '../support/test-server.ts';

const SLICE = 5_000;
const LOOK_MS = 50;
/** Of the kernel's clock, a second. */
const TICKS = 100;
const MASTER_KEY = '07'.repeat(32);
const BUILT = ['.build/server/main.js'];
const LONG_AGO = '2025-11-01T00:00:00Z';
const actor = systemActor('bench');

/** The built server in a process of its own, whose database knows so many accounts with a phone each. */
export interface BulkProduct {
  url: string;
  /** The same database, beside the server. */
  db: Database;
  key: IssuedKey;
  /** Sessions of two seniors. */
  seniors: [string, string];
  /** MB: now, and the most since `reset` or the start. */
  memory(): { now: number; peak: number };
  reset(): void;
  /** Processor seconds that its process has used: what it costs where others use the machine at the same time. */
  processor(): number;
  /** Ends the server; the database stays open. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Fills a database and starts the server on it; `DATABASE_URL` names an empty PostgreSQL one, else it is a file. */
export async function startBulkProduct(rows: number, webhook: string): Promise<BulkProduct> {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-bench-bulk-'));
  const { DATABASE_URL } = process.env;
  const db = openDatabase(DATABASE_URL ?? join(dir, 'unloop.db'));
  await migrate(db);
  const vault = new Vault(Buffer.from(MASTER_KEY, 'hex'));
  await fillAccounts(db, vault, rows);
  const figures = settingsSchema.parse({ phone: { bulkRows: Math.max(rows, 1) } });
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  await db.write(async (tx) => {
    await writeSettings(tx, Date.now(), actor, figures);
    await writeWebhook(tx, vault, Date.now(), actor, { address: webhook, secret });
  });
  const deps = { db, vault, clock: Date.now, demo: false };
  const server = await startServerProcess(
    {
      DATA_DIR: dir,
      MASTER_KEY,
      PLATFORM_RATE: '1000000',
      ...(DATABASE_URL !== undefined && { DATABASE_URL }),
      ...(process.env['NODE_OPTIONS'] !== undefined && { NODE_OPTIONS: process.env['NODE_OPTIONS'] }),
    },
    BUILT,
  );
  let peak = 0;
  const look = () => {
    const now = residentMb(server.pid);
    peak = Math.max(peak, now);
    return now;
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    url: server.url,
    db,
    key: await makeKey(deps, ['events']),
    seniors: [await openSessionAs(deps, 'senior'), await openSessionAs(deps, 'senior')],
    memory: () => ({ now: look(), peak }),
    reset: () => {
      peak = 0;
    },
    processor: () => processorSeconds(server.pid),
    stop: async () => {
      clearInterval(timer);
      await server.stop();
    },
    close: async () => {
      await db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The number of the nth account. */
export function numberOf(index: number): string {
  return `138${String(index).padStart(8, '0')}`;
}

async function fillAccounts(db: Database, vault: Vault, rows: number): Promise<void> {
  // Nothing here is to outlive the bench.
  if (db.dialect === 'sqlite') await db.writer.raw('PRAGMA synchronous = OFF');
  for (let from = 0; from < rows; from += SLICE) {
    const said = Array.from({ length: Math.min(SLICE, rows - from) }, (_, offset): AccountSaid => {
      const phone = `+86${numberOf(from + offset)}`;
      return {
        accountId: `bench-${from + offset}`,
        patch: { state: 'normal', phone, phoneState: 'verified', phoneVerifiedAt: LONG_AGO },
      };
    });
    await db.write(async (tx) => {
      await putAccounts(tx, vault, 1, said);
      await keepBindings(tx, vault, 1, said);
    });
  }
  if (db.dialect === 'sqlite') await db.writer.raw('PRAGMA synchronous = FULL');
}

function residentMb(pid: number): number {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kb ?? 0) / 1_024);
  } catch {
    // It has ended.
    return 0;
  }
}

function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
