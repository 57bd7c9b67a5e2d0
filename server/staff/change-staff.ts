import type { Tx } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Actor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { auditedStaff } from './present-staff.ts';
import type { Approver } from './second-admin.ts';
import { findStaffRow, type StaffRow, updateStaff } from './staff-repository.ts';

/** The person of this code. Throws `not_found`. */
export async function getStaffRow(tx: Tx, code: string): Promise<StaffRow> {
  const row = await findStaffRow(tx, code);
  if (row === null) throw new ProblemError('not_found', { detail: `nobody has the code ${code}` });
  return row;
}

interface Change {
  action: 'staff.set' | 'staff.disable' | 'staff.reset';
  set: Parameters<typeof updateStaff>[2];
  approver: Approver;
}

/** Writes a change of a person with its audit entry. Throws `version_conflict` where somebody else was first. */
export async function changeStaff(
  tx: Tx,
  now: number,
  actor: Actor,
  row: StaffRow,
  { action, set, approver }: Change,
): Promise<void> {
  if (!(await updateStaff(tx, row, set)))
    throw new ProblemError('version_conflict', { detail: `${row.code} was changed meanwhile` });
  await appendAudit(tx, now, actor, {
    action,
    subject: 'staff',
    subjectId: row.code,
    before: auditedStaff(row),
    after: { ...auditedStaff({ ...row, ...set }), ...(approver !== null && { approvedBy: approver }) },
  });
}
