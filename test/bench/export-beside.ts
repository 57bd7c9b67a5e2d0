import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';
import type { ExportRow } from '../../server/contract/exports.ts';
import { type Product, startProduct } from '../support/product.ts';

const SLICE = 50_000;
const ASKED_IDLE = 300;

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
    await askQueue(product, agent, () => false, 50);
    const idle = await askQueue(product, agent, () => false, ASKED_IDLE);
    const { id } = await product.call<{ id: number }>(auditor, 'POST', '/exports', {
      dataset: 'cases',
      format: 'csv',
    });
    const began = performance.now();
    const watch = watchWorker(product.dataDir);
    let isOver = false;
    const over = waitFor(product, auditor, id).then((row) => {
      isOver = true;
      return row;
    });
    const busy = await askQueue(product, agent, () => isOver, Number.POSITIVE_INFINITY);
    const row = await over;
    const seconds = (performance.now() - began) / 1_000;
    say(
      `the worker: ${row.rows} rows in ${seconds.toFixed(1)} s, ${Math.round(row.rows / seconds)} a second`,
    );
    const { peakMb, niceness } = watch.stop();
    say(`  its peak memory ${peakMb} MB, its niceness ${niceness}`);
    say(`  a page of the queue, p95: idle ${p95(idle)} ms, beside the export ${p95(busy)} ms`);
    say(`  ratio ${(p95(busy) / p95(idle)).toFixed(2)}, of ${idle.length} and ${busy.length} questions`);
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

/** One page after another until it is over, a moment's rest between them, as one person reads; answers each one's ms. */
async function askQueue(
  product: Product,
  cookie: string,
  isOver: () => boolean,
  most: number,
): Promise<number[]> {
  const times: number[] = [];
  while (!isOver() && times.length < most) {
    const began = performance.now();
    await product.call(cookie, 'GET', '/cases?state=open&limit=25');
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}

async function waitFor(product: Product, cookie: string, id: number): Promise<ExportRow> {
  for (;;) {
    const row = await product.call<ExportRow>(cookie, 'GET', `/exports/${id}`);
    if (row.state === 'done') return row;
    if (['failed', 'cancelled'].includes(row.state)) throw new Error(`the export is ${row.state}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Looks at the worker's process, on Linux, until it is told to stop. */
function watchWorker(dataDir: string): { stop(): { peakMb: number; niceness: number } } {
  let [peakMb, niceness] = [0, 0];
  const timer = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('export-worker')) continue;
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}`)) continue;
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        peakMb = Math.max(peakMb, Math.round(Number(peak) / 1_024));
        niceness = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]);
      } catch {
        // It ended while it was looked at.
      }
  }, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return { peakMb, niceness };
    },
  };
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((left, right) => left - right);
  return Number((sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(1));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
