import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import { type ExportFile, type ExportRequest, type ExportState } from '../contract/exports.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { type ColumnMap, visibleTo } from '../platform/visible-to.ts';

/** One row of `exports`; JSON as texts, times as UTC epoch milliseconds. */
export interface ExportRecord {
  id: number;
  dataset: string;
  request: string;
  state: ExportState;
  unmasked: number;
  reason: string | null;
  staff_id: string;
  session_id: string;
  approver_id: string | null;
  created_at: number;
  as_of: number | null;
  as_of_size: number | null;
  rows: number;
  progress: string;
  attempts: number;
  worker: string | null;
  lease_until: number | null;
  started_at: number | null;
  finished_at: number | null;
  expires_at: number | null;
  problem: string | null;
  sealed_key: string | null;
  manifest: string | null;
}

/** With the codes of who asked and who approved. */
export interface ListedExport extends ExportRecord {
  code: string;
  approver_code: string | null;
}

/** How far the writing is. */
export interface ExportProgress {
  files: ExportFile[];
  /** The record's number after which a later try goes on; null where it must begin anew. */
  after: number | null;
  share: number | null;
}

const COLUMNS: ColumnMap = { staffId: 'exports.staff_id' };

/** Exports that this person may see, with the codes of people. */
export function visibleExports(db: Reader, actor: StaffActor): Knex.QueryBuilder {
  const query = db('exports')
    .join('staff as asker', 'asker.id', 'exports.staff_id')
    .leftJoin('staff as approver', 'approver.id', 'exports.approver_id')
    .select('exports.*', { code: 'asker.code', approver_code: 'approver.code' });
  visibleTo(query, actor.ability, 'read', 'Export', COLUMNS);
  return query;
}

/** One of them. Throws `not_found`. */
export async function getVisibleExport(db: Reader, actor: StaffActor, id: number): Promise<ListedExport> {
  const row = (await visibleExports(db, actor).where('exports.id', id).first()) as ListedExport | undefined;
  if (row === undefined) throw new ProblemError('not_found');
  return row;
}

/** Any export, for the server itself; null where there is none. */
export async function findExport(db: Reader, id: number): Promise<ExportRecord | null> {
  return ((await db('exports').where({ id }).first()) as ExportRecord | undefined) ?? null;
}

/** Changes an export that is still in one of these states; false where it has moved on. */
export async function updateExport(
  tx: Tx,
  id: number,
  from: readonly ExportState[],
  set: Partial<ExportRecord>,
): Promise<boolean> {
  return (await tx('exports').where({ id }).whereIn('state', from).update(set)) === 1;
}

export function requestOf(row: Pick<ExportRecord, 'request'>): ExportRequest {
  return JSON.parse(row.request) as ExportRequest;
}

export function progressOf(row: Pick<ExportRecord, 'progress'>): ExportProgress {
  return JSON.parse(row.progress) as ExportProgress;
}

/** Where an export's files lie. */
export function folderOf(dataDir: string, id: number): string {
  return join(dataDir, 'exports', String(id));
}
