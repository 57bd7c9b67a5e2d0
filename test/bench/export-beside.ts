import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';
import type { ExportRow } from '../../server/contract/exports.ts';
import { type Product, startProduct } from '../support/product.ts';

const SLICE = 50_000;
const WARM_UP_MS = 2_000;
const TURN_MS = 2_000;
/** So long after the beginning it has stepped back. */
const STARTED_MS = 6_000;

/**
 * The built product with so many cases: an export of all of them by its own worker, that process's peak memory, and
 * what the queue takes beside it, against what it takes when nothing else runs.
 */
export async function exportBesideQueue(rows: number): Promise<void> {
  const product = await startProduct({ DEMO_ACCOUNTS: '10' });
  try {
    await fillCases(product.dataDir, rows);
    const agent = await product.signIn('A07');
    const auditor = await product.signIn('U01');
    await askQueue(product, agent, WARM_UP_MS);
    const { id } = await product.call<{ id: number }>(auditor, 'POST', '/exports', {
      dataset: 'cases',
      format: 'csv',
    });
    const began = performance.now();
    const worker = watchWorker(product.dataDir);
    const [idle, busy]: [number[], number[]] = [[], []];
    let [row, stoppedMs] = [await seeExport(product, auditor, id), 0];
    while (row.state !== 'done') {
      busy.push(...(await askQueue(product, agent, TURN_MS)));
      // By turns, since what else runs on the machine changes by the minute: the export stands still meanwhile.
      if (worker.signal('SIGSTOP')) {
        idle.push(...(await askQueue(product, agent, TURN_MS)));
        stoppedMs += TURN_MS;
        worker.signal('SIGCONT');
      }
      row = await seeExport(product, auditor, id);
    }
    const seconds = (performance.now() - began - stoppedMs) / 1_000;
    say(
      `the worker: ${row.rows} rows in ${seconds.toFixed(1)} s, ${Math.round(row.rows / seconds)} a second`,
    );
    const { peakMb, niceness } = worker.stop();
    say(`  its peak memory ${peakMb} MB, the niceness of its threads at least ${niceness}`);
    for (const share of [0.5, 0.95]) {
      const [still, beside] = [quantile(idle, share), quantile(busy, share)];
      const ratio = (beside / still).toFixed(2);
      say(`  a page of the queue, p${share * 100}: idle ${still} ms, beside it ${beside} ms, ratio ${ratio}`);
    }
  } finally {
    await product.stop();
  }
}

async function fillCases(dataDir: string, rows: number): Promise<void> {
  const db = openDatabase(join(dataDir, 'unloop.db'));
  const accounts = (await db.read('accounts').limit(10).pluck('account_id')) as string[];
  for (let from = 0; from < rows; from += SLICE)
    await db.write((tx) =>
      tx.raw(
        `insert into cases (kind, state, priority, account_id, region, opened_at, due_at, tags, flow, stuck_step, stuck_reason, laps)
        select 'stuck_verification', case when value % 10 = 0 then 'open' else 'resolved' end, 1 + value % 4,
          ? ->> (value % ?), 'CN-44', ? - value * 1000, ? + value * 1000, '[]',
          'identity_strengthening', 'friend_assist', 'no_friends_available', 2
        from (with recursive n(value) as (select ? union all select value + 1 from n where value < ?) select value from n)`,
        [
          JSON.stringify(accounts),
          accounts.length,
          Date.now(),
          Date.now(),
          from,
          Math.min(from + SLICE, rows) - 1,
        ],
      ),
    );
  await rawRows(db.writer, 'analyze');
  await db.close();
}

/** One page after another for so long, a moment's rest between them, as one person reads; answers each one's ms. */
async function askQueue(product: Product, cookie: string, forMs: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + forMs; performance.now() < end; ) {
    const began = performance.now();
    await product.call(cookie, 'GET', '/cases?state=open&limit=25');
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}

async function seeExport(product: Product, cookie: string, id: number): Promise<ExportRow> {
  const row = await product.call<ExportRow>(cookie, 'GET', `/exports/${id}`);
  if (['failed', 'cancelled'].includes(row.state)) throw new Error(`the export is ${row.state}`);
  return row;
}

interface WatchedWorker {
  /** False where it does not run. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): boolean;
  stop(): { peakMb: number; niceness: number };
}

/** Looks at the worker's process, on Linux, until it is told to stop. */
function watchWorker(dataDir: string): WatchedWorker {
  let [found, peakMb, niceness]: [number | null, number, number] = [null, 0, 19];
  const look = () => {
    found ??= findWorker(dataDir);
    if (found === null) return;
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${found}/status`, 'utf8'))?.[1];
      peakMb = Math.max(peakMb, Math.round(Number(peak ?? 0) / 1_024));
      for (const thread of readdirSync(`/proc/${found}/task`)) {
        const stat = readFileSync(`/proc/${found}/task/${thread}/stat`, 'utf8').split(') ')[1];
        if (performance.now() - seenAt > STARTED_MS)
          niceness = Math.min(niceness, Number(stat?.split(' ')[16]));
      }
    } catch {
      // It ended while it was looked at.
    }
  };
  const seenAt = performance.now();
  const timer = setInterval(look, 100);
  return {
    signal: (name) => {
      try {
        return found !== null && process.kill(found, name);
      } catch {
        return false;
      }
    },
    stop: () => {
      clearInterval(timer);
      return { peakMb, niceness };
    },
  };
}

function findWorker(dataDir: string): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const isWorker = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('export-worker');
      if (isWorker && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}`))
        return Number(pid);
    } catch {
      // It ended while it was looked at.
    }
  return null;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
