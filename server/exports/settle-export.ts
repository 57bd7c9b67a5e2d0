import { appendAudit } from '../audit/append-audit.ts';
import type { ExportState } from '../contract/exports.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { getVisibleExport, updateExport } from './export-repository.ts';
import type { ExportDeps } from './exports-deps.ts';

/**
 * A second auditor's word on an export of personal data in full. Never who asked, nor a session of theirs: throws
 * `second_person_required`, and `export_state` where it does not wait any more.
 */
export async function decideExport(
  deps: ExportDeps,
  actor: StaffActor,
  id: number,
  verdict: 'approve' | 'refuse',
): Promise<void> {
  await deps.db.write(async (tx) => {
    const row = await getVisibleExport(tx, actor, id);
    if (row.staff_id === actor.staff.id || row.session_id === actor.sessionId)
      throw new ProblemError('second_person_required');
    const state: ExportState = verdict === 'approve' ? 'queued' : 'refused';
    if (!(await updateExport(tx, id, ['awaiting_approval'], { state, approver_id: actor.staff.id })))
      throw new ProblemError('export_state');
    await appendAudit(tx, deps.clock(), actor, {
      action: verdict === 'approve' ? 'export.approve' : 'export.refuse',
      subject: 'export',
      subjectId: String(id),
      reason: row.reason,
      after: { by: row.code },
    });
  });
}

/** Stops an export of one's own that waits or runs; whoever writes it notices within a second. Throws `export_state`. */
export async function cancelExport(deps: ExportDeps, actor: StaffActor, id: number): Promise<void> {
  await deps.db.write(async (tx) => {
    const row = await getVisibleExport(tx, actor, id);
    if (row.staff_id !== actor.staff.id) throw new ProblemError('forbidden');
    const set = { state: 'cancelled', finished_at: deps.clock(), sealed_key: null } as const;
    if (!(await updateExport(tx, id, ['awaiting_approval', 'queued', 'running'], set)))
      throw new ProblemError('export_state');
    await appendAudit(tx, deps.clock(), actor, {
      action: 'export.cancel',
      subject: 'export',
      subjectId: String(id),
    });
  });
}
