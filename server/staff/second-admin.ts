import type { Tx } from '../../db/connection.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { SystemActor } from '../platform/actor.ts';
import { forgiveAttempts } from './count-attempt.ts';
import { DEMO_IDS } from './demo-staff.ts';
import type { StaffDeps } from './sessions.ts';
import { checkCredentials } from './sign-in.ts';
import { findStaffRow, type StaffRow } from './staff-repository.ts';

/** From this many admins on, nobody grants a role alone. */
const ADMINS = 2;

/** The code of somebody who approves a change and has proven to be who they say; null where nobody does. */
export type Approver = string | null;

/** Proves who approves, by their password. Throws `bad_credentials` and `locked_out`, as signing in. */
export async function proveApprover(
  deps: StaffDeps,
  actor: SystemActor,
  credentials: { code: string; password: string },
): Promise<Approver> {
  const row = await checkCredentials(deps, actor, credentials, 'staff.approve');
  await deps.db.write((tx) => forgiveAttempts(tx, row.id));
  return row.code;
}

/**
 * Refuses a change of roles that one person makes alone once there are two admins (`second_admin_required`); before
 * that the command line suffices. The approver must be an enabled admin and not the person concerned. Demo people do
 * not count and cannot approve: their passwords are public.
 */
export async function requireSecondAdmin(
  tx: Tx,
  subjectId: string | null,
  approver: Approver,
): Promise<void> {
  const admins = await tx<StaffRow>('staff')
    .where({ role: 'admin', disabled: 0 })
    .whereNotIn('id', DEMO_IDS)
    .select('id');
  if (admins.length < ADMINS) return;
  const row = approver === null ? null : await findStaffRow(tx, approver);
  if (row === null || row.id === subjectId || !admins.some(({ id }) => id === row.id))
    throw new ProblemError('second_admin_required');
}
