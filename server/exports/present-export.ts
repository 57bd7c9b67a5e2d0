import type { ExportRow } from '../contract/exports.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { type ListedExport, progressOf, requestOf } from './export-repository.ts';

/** Whether this person may take the files: with personal data in full, only who asked for them. */
export function mayDownload(row: ListedExport, actor: StaffActor): boolean {
  return row.unmasked === 0 || row.staff_id === actor.staff.id;
}

/** An export as its list shows it, with what this person may do about it. */
export function presentExport(row: ListedExport, actor: StaffActor): ExportRow {
  const request = requestOf(row);
  const progress = progressOf(row);
  const mine = row.staff_id === actor.staff.id;
  const isOpen = ['awaiting_approval', 'queued', 'running'].includes(row.state);
  return {
    id: row.id,
    dataset: request.dataset,
    format: request.format,
    filter: request.filter,
    unmasked: row.unmasked === 1,
    reason: row.reason,
    state: row.state,
    by: row.code,
    mine,
    approvedBy: row.approver_code,
    createdAt: isoOf(row.created_at),
    asOf: isoOrNull(row.as_of),
    rows: row.rows,
    share: progress.share,
    finishedAt: isoOrNull(row.finished_at),
    expiresAt: isoOrNull(row.expires_at),
    problem: row.problem as ExportRow['problem'],
    files: row.state === 'done' ? progress.files : [],
    can: {
      approve: row.state === 'awaiting_approval' && !mine && actor.ability.can('approve', 'Export'),
      cancel: isOpen && mine,
      download: row.state === 'done' && mayDownload(row, actor),
    },
  };
}
