import type { StaffInput } from '../contract/staff.ts';
import type { Actor } from '../platform/actor.ts';
import { changeStaff, getStaffRow } from './change-staff.ts';
import { type Approver, requireSecondAdmin } from './second-admin.ts';
import type { StaffDeps } from './sessions.ts';
import { columnsOf, personOf } from './staff-repository.ts';

/** What is given changes; the rest stays. */
export type StaffChange = Partial<Omit<StaffInput, 'code'>>;

/**
 * Changes role, team, regions, kinds or own accounts; it holds from the person's next request on. Throws `not_found`,
 * `version_conflict`, and `second_admin_required` where the role changes.
 */
export async function setStaff(
  deps: StaffDeps,
  actor: Actor,
  code: string,
  change: StaffChange,
  approver: Approver,
): Promise<void> {
  await deps.db.write(async (tx) => {
    const row = await getStaffRow(tx, code);
    const { staff, ownAccounts } = personOf(row);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const set = columnsOf({ ...staff, ownAccounts, ...given });
    if (set.role !== row.role) await requireSecondAdmin(tx, row.id, approver);
    await changeStaff(tx, deps.clock(), actor, row, { action: 'staff.set', set, approver });
  });
}
