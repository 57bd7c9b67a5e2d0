import { appendAudit } from '../audit/append-audit.ts';
import type { StaffInput } from '../contract/staff.ts';
import type { Actor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { hashPassword, newPassword } from './passwords.ts';
import { auditedStaff } from './present-staff.ts';
import { type Approver, requireSecondAdmin } from './second-admin.ts';
import type { StaffDeps } from './sessions.ts';
import { findStaffRow, insertStaff, type StaffRow } from './staff-repository.ts';

/** A person with the password to start with; it is shown once and kept nowhere. */
export interface IssuedPassword {
  id: string;
  code: string;
  password: string;
}

/** Adds somebody to the staff. Throws `code_taken` and `second_admin_required`. */
export async function createStaff(
  deps: StaffDeps,
  actor: Actor,
  input: StaffInput,
  approver: Approver,
): Promise<IssuedPassword> {
  const id = newId();
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const now = deps.clock();
  await deps.db.write(async (tx) => {
    await requireSecondAdmin(tx, id, approver);
    if (!(await insertStaff(tx, now, { ...input, id, passwordHash }))) throw new ProblemError('code_taken');
    const row = (await findStaffRow(tx, input.code)) as StaffRow;
    await appendAudit(tx, now, actor, {
      action: 'staff.create',
      subject: 'staff',
      subjectId: input.code,
      after: { ...auditedStaff(row), approvedBy: approver },
    });
  });
  return { id, code: input.code, password };
}
