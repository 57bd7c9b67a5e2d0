import { join } from 'node:path';
import { answerBytes, type LeavingFile } from '../audit/answer-bytes.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { BytesAnswer } from '../platform/route.ts';
import { folderOf, getVisibleExport, type ListedExport, progressOf, requestOf } from './export-repository.ts';
import type { ExportDeps } from './exports-deps.ts';
import { mayDownload } from './present-export.ts';
import { readSealed } from './sealed-file.ts';
import { nameOf } from './write-export.ts';

/** One file of an export, decrypted as it goes; in the record before its first byte. Throws `export_not_ready`, `not_found`. */
export async function downloadFile(
  deps: ExportDeps,
  actor: StaffActor,
  id: number,
  name: string,
): Promise<BytesAnswer> {
  const row = await getReady(deps, actor, id);
  const file = progressOf(row).files.find((one) => one.name === name);
  if (file === undefined) throw new ProblemError('not_found');
  const key = Buffer.from(deps.vault.openSecret(row.sealed_key ?? '', `export ${id}`), 'base64');
  const bytes = readSealed(join(folderOf(deps.dataDir, id), name), key);
  return leave(deps, actor, row, { name, contentType: 'application/octet-stream', bytes });
}

/** The signed manifest, which outlives the files. Throws `export_not_ready`, `not_found`. */
export async function downloadManifest(
  deps: ExportDeps,
  actor: StaffActor,
  id: number,
): Promise<BytesAnswer> {
  const row = await getVisibleExport(deps.db.read, actor, id);
  const { manifest } = row;
  if (manifest === null) throw new ProblemError('export_not_ready');
  async function* bytes() {
    yield Buffer.from(manifest ?? '', 'utf8');
  }
  const name = `${nameOf(row, requestOf(row))}-manifest.json`;
  return leave(deps, actor, row, { name, contentType: 'application/json', bytes: bytes() });
}

async function getReady(deps: ExportDeps, actor: StaffActor, id: number): Promise<ListedExport> {
  const row = await getVisibleExport(deps.db.read, actor, id);
  if (row.state !== 'done' || row.sealed_key === null) throw new ProblemError('export_not_ready');
  if (!mayDownload(row, actor)) throw new ProblemError('forbidden');
  return row;
}

function leave(
  deps: ExportDeps,
  actor: StaffActor,
  row: ListedExport,
  file: LeavingFile,
): Promise<BytesAnswer> {
  const entry = {
    action: 'export.download',
    subject: 'export',
    subjectId: String(row.id),
    reason: row.reason,
    after: { file: file.name, unmasked: row.unmasked === 1 },
  };
  return answerBytes(deps.db, deps.clock(), actor, entry, file);
}
