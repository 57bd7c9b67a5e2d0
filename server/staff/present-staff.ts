import type { StaffListRow } from '../contract/staff.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { personOf, type StaffRow } from './staff-repository.ts';

/** A line of the list of staff: neither the password's hash nor the person's own accounts. */
export function presentStaff(row: StaffRow): StaffListRow {
  return {
    ...personOf(row).staff,
    disabled: row.disabled === 1,
    createdAt: isoOf(row.created_at),
    lastSeenAt: isoOrNull(row.last_seen_at),
  };
}

/** A person as audit entries keep them: everything but the hash. */
export function auditedStaff(row: StaffRow): Record<string, unknown> {
  const { staff, ownAccounts } = personOf(row);
  const { id: _, ...shown } = staff;
  return { ...shown, ownAccounts, disabled: row.disabled === 1 };
}
