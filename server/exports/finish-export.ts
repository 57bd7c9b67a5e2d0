import { setTimeout as pause } from 'node:timers/promises';
import { appendAudit } from '../audit/append-audit.ts';
import type { Checkpoint } from '../audit/audit-signer.ts';
import { releaseSealer } from '../audit/audit-state.ts';
import { checkpointFile } from '../audit/checkpoint-file.ts';
import { type EntryProof, proveEntry } from '../audit/prove-entry.ts';
import { sealAudit } from '../audit/seal-audit.ts';
import { TreeReader } from '../audit/tree-reader.ts';
import { writeCheckpoint } from '../audit/write-checkpoint.ts';
import type { ExportFile, ExportRequest } from '../contract/exports.ts';
import { systemActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { ExportRecord } from './export-repository.ts';
import { folderOf } from './export-repository.ts';
import type { WriteDeps } from './exports-deps.ts';
import { proveRows } from './prove-rows.ts';
import { nameOf, type WrittenExport, writeFile } from './write-export.ts';

type ProvenEntry = EntryProof & { checkpoint: Checkpoint };

const TRY_MS = 250;
const TRIES = 240;

/** Writes what the export holds into the record and waits until a signed checkpoint covers that entry. */
export async function recordExport(
  deps: WriteDeps,
  row: ExportRecord,
  request: ExportRequest,
  { files, rows }: WrittenExport,
): Promise<ProvenEntry> {
  const entryId = await deps.db.write((tx) =>
    appendAudit(tx, deps.clock(), systemActor('exports'), {
      action: 'export.finish',
      subject: 'export',
      subjectId: String(row.id),
      after: { dataset: request.dataset, rows, files: files.map(({ name, sha256 }) => ({ name, sha256 })) },
    }),
  );
  const holder = newId();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // A server that runs has the sealer's lease and seals within a second.
    await sealAudit(deps.db, deps.clock(), holder);
    await deps.db.write((tx) => releaseSealer(tx, holder));
    await writeCheckpoint(deps.db, deps.clock(), deps.signer, checkpointFile(deps.dataDir));
    const proof = await proveEntry(deps.db.read, entryId);
    if (proof.checkpoint !== null) return { ...proof, checkpoint: proof.checkpoint };
    await pause(TRY_MS);
  }
  throw new Error('the sealer did not take the export’s entry within a minute');
}

/** Writes the file of hashes that lead from the rows to the checkpoint's root; null where there are no such rows. */
export async function writeProof(
  deps: WriteDeps,
  row: ExportRecord,
  request: ExportRequest,
  { runs }: WrittenExport,
  { checkpoint }: ProvenEntry,
  key: Buffer,
): Promise<ExportFile | null> {
  if (runs === null) return null;
  const name = `${nameOf(row, request)}-proof.txt`;
  const proof = proveRows(new TreeReader(deps.db.read), runs, checkpoint.size);
  let hashes = 0;
  async function* lines() {
    for await (const hash of proof) {
      hashes += 1;
      yield Buffer.from(`${hash.toString('hex')}\n`);
    }
  }
  const written = await writeFile({ folder: folderOf(deps.dataDir, row.id), key }, name, lines());
  return { name, rows: hashes, ...written };
}
