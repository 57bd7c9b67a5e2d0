import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Tx } from '../../db/connection.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { parseLine } from '../intake/parse-batch.ts';
import { takeEvents } from '../intake/take-events.ts';
import { systemActor } from '../platform/actor.ts';
import { readCsvRows } from './csv-rows.ts';
import { eventOfRow, type RowMapping } from './event-of-row.ts';

const BATCH = 500;
const HEAD_BYTES = 64 * 1024;

/** What is read, and how. */
export interface IngestJob {
  file: string;
  format: 'csv' | 'ndjson';
  delimiter: string;
  mapping: RowMapping;
  /** Begins anew where an earlier run of the same file stopped half way. */
  restart: boolean;
}

/** How far a run is; counts are of the whole file, earlier runs included. */
export interface IngestProgress {
  rows: number;
  accepted: number;
  duplicate: number;
  rejected: number;
}

/**
 * Takes a file's events as if the platform had sent them, batch by batch. How far it came is written with each batch,
 * so that a run that stopped goes on where it was. Answers the counts and how often each rejection occurred.
 */
export async function ingestFile(
  deps: IntakeDeps,
  job: IngestJob,
  signal: AbortSignal,
  onProgress: (progress: IngestProgress) => void,
): Promise<{ progress: IngestProgress; rejections: Map<string, number>; resumedFrom: number }> {
  const fingerprint = await fingerprintOf(job);
  const found = job.restart ? undefined : await findRun(deps, fingerprint);
  const progress: IngestProgress = found ?? { rows: 0, accepted: 0, duplicate: 0, rejected: 0 };
  const resumedFrom = progress.rows;
  const rejections = new Map<string, number>();
  let skip = resumedFrom;
  let items: unknown[] = [];
  const flush = async () => {
    if (items.length === 0) return;
    const batch = items;
    items = [];
    const next = { ...progress };
    const answer = await takeEvents(deps, systemActor('ingest'), {
      items: batch,
      source: `file:${job.file}`,
      remember: (tx, { accepted, duplicate, rejected }) => {
        Object.assign(next, {
          rows: progress.rows + batch.length,
          accepted: progress.accepted + accepted,
          duplicate: progress.duplicate + duplicate,
          rejected: progress.rejected + rejected,
        });
        return saveRun(tx, deps.clock(), fingerprint, job.file, next);
      },
    });
    Object.assign(progress, next);
    for (const { code } of answer.results)
      if (code !== undefined) rejections.set(code, (rejections.get(code) ?? 0) + 1);
    onProgress(progress);
  };
  for await (const item of readItems(job)) {
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    if (signal.aborted) break;
    items.push(item);
    if (items.length === BATCH) await flush();
  }
  if (!signal.aborted) await flush();
  return { progress, rejections, resumedFrom };
}

async function* readItems(job: IngestJob): AsyncGenerator<unknown> {
  if (job.format === 'ndjson') {
    const lines = createInterface({ input: createReadStream(job.file), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) if (line.trim() !== '') yield parseLine(line.replace(/^\uFEFF/, ''));
    return;
  }
  let rowNumber = 0;
  for await (const row of readCsvRows(job.file, job.delimiter)) {
    rowNumber += 1;
    yield eventOfRow(row, rowNumber, job.mapping);
  }
}

// The same file read in the same way: its place, size and beginning, and the mapping.
async function fingerprintOf(job: IngestJob): Promise<string> {
  const { size } = await stat(job.file);
  const handle = await open(job.file);
  try {
    const head = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return createHash('sha256')
      .update(JSON.stringify([resolve(job.file), size, job.format, job.delimiter, job.mapping]))
      .update(head.buffer.subarray(0, head.bytesRead))
      .digest('hex');
  } finally {
    await handle.close();
  }
}

async function findRun(deps: IntakeDeps, fingerprint: string): Promise<IngestProgress | undefined> {
  return deps.db
    .read('ingest_runs')
    .where({ fingerprint })
    .first<IngestProgress | undefined>('rows', 'accepted', 'duplicate', 'rejected');
}

async function saveRun(
  tx: Tx,
  now: number,
  fingerprint: string,
  file: string,
  progress: IngestProgress,
): Promise<void> {
  const row = { fingerprint, file, ...progress, updated_at: now };
  await tx('ingest_runs').insert(row).onConflict('fingerprint').merge(row);
}
