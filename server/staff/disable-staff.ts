import type { Actor } from '../platform/actor.ts';
import { changeStaff, getStaffRow } from './change-staff.ts';
import { type Approver, requireSecondAdmin } from './second-admin.ts';
import { endSessionsOf, type StaffDeps } from './sessions.ts';

/**
 * Ends a person's work here: no sign-in, and every session ends at once; what they did keeps their name. Throws
 * `not_found`, `version_conflict`, and for an admin `second_admin_required` (else one admin could become the only one).
 */
export async function disableStaff(
  deps: StaffDeps,
  actor: Actor,
  code: string,
  approver: Approver,
): Promise<void> {
  await deps.db.write(async (tx) => {
    const row = await getStaffRow(tx, code);
    if (row.disabled === 1) return;
    if (row.role === 'admin') await requireSecondAdmin(tx, row.id, approver);
    await endSessionsOf(tx, row.id);
    await changeStaff(tx, deps.clock(), actor, row, {
      action: 'staff.disable',
      set: { disabled: 1 },
      approver,
    });
  });
}
