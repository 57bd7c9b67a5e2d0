import { rm } from 'node:fs/promises';
import { appendAudit } from '../audit/append-audit.ts';
import type { ExportFile } from '../contract/exports.ts';
import { type StaffActor, systemActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { staffActorOf } from '../staff/staff-actor.ts';
import type { StaffRow } from '../staff/staff-repository.ts';
import { columnsFor } from './datasets.ts';
import { type ExportRecord, findExport, folderOf, requestOf } from './export-repository.ts';
import type { WriteDeps } from './exports-deps.ts';
import { recordExport, writeProof } from './finish-export.ts';
import { signManifest } from './sign-manifest.ts';
import { type Beat, sizeNow, writeExport } from './write-export.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** While it writes, a worker says so at least this often. */
const BEAT_MS = 500;
/** A worker that fell silent is followed by another after this long. */
export const EXPORT_LEASE_MS = 30_000;

/** Ends a run whose export was cancelled, or given to another worker. */
class Stopped extends Error {}

/**
 * Writes one export that this worker has claimed, from its rows to its signed manifest. An expected failure is noted on
 * the export; all else is thrown, and another try follows.
 */
export async function runExport(deps: WriteDeps, id: number, worker: string): Promise<void> {
  const row = await begin(deps, id, worker);
  if (row === null) return;
  const folder = folderOf(deps.dataDir, id);
  try {
    await write(deps, row, worker);
  } catch (error) {
    if (error instanceof Stopped) {
      const now = await findExport(deps.db.read, id);
      if (now?.state === 'cancelled') await rm(folder, { recursive: true, force: true });
      return;
    }
    const problem = problemOf(error);
    if (problem === null) throw error;
    await rm(folder, { recursive: true, force: true });
    await failExport(deps, id, worker, problem);
  }
}

/** Notes that an export will not come, with its entry; nothing where another worker has it. */
export async function failExport(
  { db, clock }: Pick<WriteDeps, 'db' | 'clock'>,
  id: number,
  worker: string,
  problem: string,
): Promise<void> {
  await db.write(async (tx) => {
    const failed = await tx('exports')
      .where({ id, worker, state: 'running' })
      .update({ state: 'failed', problem, finished_at: clock(), sealed_key: null });
    if (failed === 0) return;
    await appendAudit(tx, clock(), systemActor('exports'), {
      action: 'export.fail',
      subject: 'export',
      subjectId: String(id),
      after: { problem },
    });
  });
}

// The moment and the record's size of which it tells are set once, and kept by later tries where they can go on.
async function begin(deps: WriteDeps, id: number, worker: string): Promise<ExportRecord | null> {
  const known = await findExport(deps.db.read, id);
  if (known === null || known.worker !== worker || known.state !== 'running') return null;
  if (known.as_of !== null && known.dataset === 'audit') return known;
  const set = { as_of: deps.clock(), as_of_size: await sizeNow(deps.db.read), started_at: deps.clock() };
  await deps.db.write((tx) => tx('exports').where({ id, worker }).update(set));
  return { ...known, ...set };
}

async function write(deps: WriteDeps, row: ExportRecord, worker: string): Promise<void> {
  const request = requestOf(row);
  const { actor, approvedBy } = await peopleOf(deps, row);
  const key = Buffer.from(deps.vault.openSecret(row.sealed_key ?? '', `export ${row.id}`), 'base64');
  const written = await writeExport(deps, row, actor, key, beatOf(deps, row, worker));
  const entry = await recordExport(deps, row, request, written);
  const proof = await writeProof(deps, row, request, written, entry, key);
  const finishedAt = deps.clock();
  const manifest = signManifest(deps.signer, {
    row,
    request,
    columns: columnsFor(request),
    people: { by: actor.staff.code, approvedBy },
    ...written,
    proof,
    entry,
    finishedAt,
  });
  await settle(deps, row, worker, { manifest, files: written.files, proof, finishedAt });
}

async function settle(
  { db, settings }: WriteDeps,
  { id }: ExportRecord,
  worker: string,
  done: { manifest: string; files: ExportFile[]; proof: ExportFile | null; finishedAt: number },
): Promise<void> {
  const { keepHours } = (await settings()).exports;
  const files = done.proof === null ? done.files : [...done.files, done.proof];
  const settled = await db.write((tx) =>
    tx('exports')
      .where({ id, worker, state: 'running' })
      .update({
        state: 'done',
        manifest: done.manifest,
        rows: done.files.reduce((sum, file) => sum + file.rows, 0),
        progress: JSON.stringify({ files, after: null, share: 1 }),
        finished_at: done.finishedAt,
        expires_at: done.finishedAt + Math.round(keepHours * HOUR_MS),
        lease_until: null,
      }),
  );
  if (settled === 0) throw new Stopped();
}

function beatOf({ db, clock }: WriteDeps, { id }: ExportRecord, worker: string): Beat {
  let last = 0;
  let files: readonly ExportFile[] = [];
  let after: number | null = null;
  const say = async (set: Record<string, unknown>) => {
    const held = await db.write((tx) =>
      tx('exports')
        .where({ id, worker, state: 'running' })
        .update({ ...set, lease_until: clock() + EXPORT_LEASE_MS }),
    );
    if (held === 0) throw new Stopped();
  };
  const beat = async (rows: number, share: number | null) => {
    if (performance.now() - last < BEAT_MS) return;
    last = performance.now();
    await say({ rows, progress: JSON.stringify({ files, after, share }) });
  };
  return Object.assign(beat, {
    part: async (written: readonly ExportFile[], upTo: number | null) => {
      files = [...written];
      after = upTo;
      await say({ progress: JSON.stringify({ files, after, share: null }) });
    },
  });
}

async function peopleOf(
  { db }: WriteDeps,
  row: ExportRecord,
): Promise<{ actor: StaffActor; approvedBy: string | null }> {
  const rows = (await db.read('staff').whereIn('id', [row.staff_id, row.approver_id ?? ''])) as StaffRow[];
  const asker = rows.find(({ id }) => id === row.staff_id);
  // Who may not work any more takes nothing away either.
  if (asker === undefined || asker.disabled === 1) throw new ProblemError('forbidden');
  const approver = rows.find(({ id }) => id === row.approver_id);
  const actor = staffActorOf(asker, row.session_id, { requestId: null, address: null });
  return { actor, approvedBy: approver?.code ?? null };
}

function problemOf(error: unknown): string | null {
  if (error instanceof ProblemError) return error.code === 'record_damaged' ? 'record_damaged' : 'internal';
  return ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '') ? 'disk_full' : null;
}
