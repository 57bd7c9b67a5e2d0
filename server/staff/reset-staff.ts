import type { Actor } from '../platform/actor.ts';
import { changeStaff, getStaffRow } from './change-staff.ts';
import type { IssuedPassword } from './create-staff.ts';
import { hashPassword, newPassword } from './passwords.ts';
import { type Approver, requireSecondAdmin } from './second-admin.ts';
import { endSessionsOf, type StaffDeps } from './sessions.ts';

/**
 * Gives a person a new password, lifts a lock, enables them again and ends their sessions. Throws `not_found`,
 * `version_conflict`, and for an admin `second_admin_required`.
 */
export async function resetStaff(
  deps: StaffDeps,
  actor: Actor,
  code: string,
  approver: Approver,
): Promise<IssuedPassword> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const id = await deps.db.write(async (tx) => {
    const row = await getStaffRow(tx, code);
    if (row.role === 'admin') await requireSecondAdmin(tx, row.id, approver);
    await endSessionsOf(tx, row.id);
    await changeStaff(tx, deps.clock(), actor, row, {
      action: 'staff.reset',
      set: { password_hash: passwordHash, failed_sign_ins: 0, locked_until: null, disabled: 0 },
      approver,
    });
    return row.id;
  });
  return { id, code, password };
}
