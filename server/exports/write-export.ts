import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reader } from '../../db/connection.ts';
import { readTree } from '../audit/audit-state.ts';
import type { ExportFile, ExportRequest } from '../contract/exports.ts';
import type { StaffActor } from '../platform/actor.ts';
import { columnsFor, pagesFor } from './datasets.ts';
import { encoderOf } from './encode-rows.ts';
import type { ExportRecord } from './export-repository.ts';
import { folderOf, progressOf, requestOf } from './export-repository.ts';
import type { WriteDeps } from './exports-deps.ts';
import { SequenceRuns } from './prove-rows.ts';
import { RowSource } from './row-source.ts';
import { SealedWriter } from './sealed-file.ts';

/** What was written. */
export interface WrittenExport {
  files: ExportFile[];
  rows: number;
  /** Which entries the rows are; null for sets that do not prove themselves row by row. */
  runs: SequenceRuns | null;
}

/** Says how far the writing is, to whoever waits; throws where it is to stop. */
export interface Beat {
  (rows: number, share: number | null): Promise<void>;
  /** A part is whole on the disk: a later try goes on after it. */
  part(files: readonly ExportFile[], after: number | null): Promise<void>;
}

/**
 * Writes the export's files, encrypted. Entries of the record are read as of the size it had at first, and go on where
 * an earlier try stopped; all other sets are read in one snapshot, so another try begins anew.
 */
export async function writeExport(
  deps: WriteDeps,
  row: ExportRecord,
  actor: StaffActor,
  key: Buffer,
  beat: Beat,
): Promise<WrittenExport> {
  const request = requestOf(row);
  const folder = folderOf(deps.dataDir, row.id);
  if (request.dataset !== 'audit') {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return deps.db.snapshot((db) =>
      writeParts({ deps, db, row, request, actor, key, beat, folder }, [], null),
    );
  }
  await mkdir(folder, { recursive: true });
  const { files, after } = progressOf(row);
  return writeParts({ deps, db: deps.db.read, row, request, actor, key, beat, folder }, files, after);
}

interface Job {
  deps: WriteDeps;
  db: Reader;
  row: ExportRecord;
  request: ExportRequest;
  actor: StaffActor;
  key: Buffer;
  beat: Beat;
  folder: string;
}

async function writeParts(
  job: Job,
  earlier: readonly ExportFile[],
  after: number | null,
): Promise<WrittenExport> {
  const { deps, db, row, request, actor, beat } = job;
  const { rowsPerPart } = (await deps.settings(db)).exports;
  const options = { db, vault: deps.vault, actor, request, asOfSize: row.as_of_size ?? 0 };
  const columns = columnsFor(request);
  const encode = encoderOf(request, columns);
  const runs = columns.some(({ name }) => name === 'leaf') ? new SequenceRuns() : null;
  const files = [...earlier];
  let rows = files.reduce((sum, file) => sum + file.rows, 0);
  if (runs !== null && after !== null)
    for await (const page of pagesFor({ ...options, asOfSize: after, after: null }))
      for (const [sequence] of page.rows) runs.add(Number(sequence));

  const source = new RowSource(pagesFor({ ...options, after }), (page) => beat(rows, page.share));
  // What matches nothing is still a file: its heading, and no row.
  while (files.length === 0 || (await source.hasMore())) {
    const name = `${nameOf(row, request)}-${String(files.length + 1).padStart(4, '0')}.${request.format}`;
    let inPart = 0;
    let last: number | null = null;
    const counted = async function* () {
      for await (const page of source.take(rowsPerPart)) {
        inPart += page.length;
        rows += page.length;
        last = Number(page.at(-1)?.[0]);
        if (runs !== null) for (const [sequence] of page) runs.add(Number(sequence));
        yield page;
      }
    };
    const written = await writeFile(job, name, encode(counted()));
    files.push({ name, rows: inPart, ...written });
    await beat.part(files, request.dataset === 'audit' ? last : null);
  }
  return { files, rows, runs };
}

/** Writes one encrypted file; what is left of it after a failure is removed with the export. */
export async function writeFile(
  { folder, key }: Pick<Job, 'folder' | 'key'>,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
) {
  const writer = await SealedWriter.create(join(folder, name), key);
  try {
    for await (const chunk of bytes) await writer.write(chunk);
    return await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** How an export's files are called. */
export function nameOf(row: Pick<ExportRecord, 'id'>, request: Pick<ExportRequest, 'dataset'>): string {
  return `unloop-${request.dataset}-${row.id}`;
}

/** The record's size now: as of what entries are told. */
export async function sizeNow(db: Reader): Promise<number> {
  return (await readTree(db)).size;
}
