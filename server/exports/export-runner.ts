import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Config } from '../platform/config.ts';
import { newId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { WriteDeps } from './exports-deps.ts';
import { EXPORT_LEASE_MS, failExport } from './run-export.ts';

/** After so many tries an export that kills its worker is given up. */
const MOST_TRIES = 3;
const STOP_LIMIT_MS = 3_000;
/** Pages are small; without a limit the heap would grow before anybody swept it. */
const HEAP_LIMIT = '--max-old-space-size=96';

/** Starts exports that wait, each in a process of its own: a job of every second. */
export interface ExportRunner {
  run(now: number): Promise<void>;
  /** Ends the workers; what they were at goes on when a server starts again. */
  stop(): Promise<void>;
}

/** A runner for this server. `config` names the database and keys that a worker opens by itself. */
export function createExportRunner(
  deps: Pick<WriteDeps, 'db' | 'clock' | 'settings'>,
  config: Config,
  logger: Logger,
): ExportRunner {
  const working = new Map<string, { child: ChildProcess; ended: Promise<void> }>();
  const start = (id: number, worker: string) => {
    const child = spawn(process.execPath, [HEAP_LIMIT, ...programOf(), String(id), worker], {
      stdio: ['pipe', 'ignore', 'inherit'],
      env: environmentOf(config),
    });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', (code) => {
        working.delete(worker);
        if (code !== 0) logger.warn({ export: id, code }, 'an export’s worker ended by itself');
        void giveBack(deps, id, worker)
          .catch((error: unknown) =>
            logger.error({ err: error, export: id }, 'an export could not be given back'),
          )
          .then(resolve);
      });
    });
    working.set(worker, { child, ended });
  };
  return {
    run: async (now) => {
      const { atOnce } = (await deps.settings()).exports;
      while (working.size < atOnce) {
        const worker = newId();
        const id = await claimNext(deps, now, worker);
        if (id === null) return;
        start(id, worker);
      }
    },
    stop: async () => {
      const all = [...working.values()];
      for (const { child } of all) child.stdin?.end();
      const impatience = setTimeout(() => all.forEach(({ child }) => child.kill('SIGKILL')), STOP_LIMIT_MS);
      await Promise.all(all.map(({ ended }) => ended));
      clearTimeout(impatience);
    },
  };
}

/**
 * Claims the oldest export that waits, or whose worker fell silent; answers its number. A lease that lies further ahead
 * than any was ever given is one from before the clock was set back.
 */
export async function claimNext(
  { db }: Pick<WriteDeps, 'db'>,
  now: number,
  worker: string,
): Promise<number | null> {
  const row = (await db
    .read('exports')
    .whereIn('state', ['queued', 'running'])
    .where((free) =>
      free
        .whereNull('lease_until')
        .orWhere('lease_until', '<=', now)
        .orWhere('lease_until', '>', now + 2 * EXPORT_LEASE_MS),
    )
    .orderBy('id')
    .first('id', 'state', 'worker')) as { id: number; state: string; worker: string | null } | undefined;
  if (row === undefined) return null;
  const claimed = await db.write((tx) =>
    tx('exports')
      .where(row)
      .update({
        state: 'running',
        worker,
        lease_until: now + EXPORT_LEASE_MS,
        attempts: tx.raw('attempts + 1'),
      }),
  );
  return claimed === 1 ? row.id : null;
}

// A worker that ended without finishing: another try, or none after too many.
async function giveBack(deps: Pick<WriteDeps, 'db' | 'clock'>, id: number, worker: string): Promise<void> {
  const mine = { id, worker, state: 'running' };
  const row = (await deps.db.read('exports').where(mine).first('attempts')) as
    | { attempts: number }
    | undefined;
  if (row === undefined) return;
  if (row.attempts >= MOST_TRIES) await failExport(deps, id, worker, 'worker_died');
  else await deps.db.write((tx) => tx('exports').where(mine).update({ lease_until: 0 }));
}

// Source where this file is source, built JavaScript where it was built.
function programOf(): string[] {
  const built = import.meta.url.endsWith('.js');
  const program = fileURLToPath(new URL(`./export-worker.${built ? 'js' : 'ts'}`, import.meta.url));
  if (built) return [program];
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--import', pathToFileURL(loader).href, program];
}

function environmentOf(config: Config): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: config.dataDir,
    ...(config.database.startsWith('postgres') && { DATABASE_URL: config.database }),
    ...(config.masterKey !== undefined && { MASTER_KEY: config.masterKey }),
  };
}
