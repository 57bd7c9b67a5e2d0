import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { sharesMark } from '../accounts/account-facts.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { isBlind, knowsReviewed } from './blind-review.ts';
import { conflict, currentOf } from './change-case.ts';
import { getVisibleCase } from './case-repository.ts';

/**
 * The case for somebody who acts on a claim of their own. Throws `not_found`, `not_claimed` (never claimed, or the
 * lease lapsed), `version_conflict`, and the two refusals of `refuseConflictOfInterest`.
 */
export async function getOwnCase(
  tx: Tx,
  actor: StaffActor,
  id: number,
  version: number,
  now: number,
): Promise<CaseRecord> {
  const row = await getVisibleCase(tx, actor, id);
  if (row.version !== version) throw await conflict(tx, id);
  const lapsed = row.state === 'claimed' && (row.claim_until ?? 0) < now;
  if (row.assignee_id !== actor.staff.id || lapsed)
    throw new ProblemError('not_claimed', { current: currentOf(row) });
  await refuseConflictOfInterest(tx, actor, row);
  return row;
}

/** Nobody acts on an account of their own, one linked to it by a device or phone, or one they looked up themselves. */
export async function refuseConflictOfInterest(
  db: Reader,
  actor: StaffActor,
  row: CaseRecord,
): Promise<void> {
  const refusal = await conflictOfInterest(db, actor, row);
  if (refusal !== null) throw new ProblemError(refusal);
}

/**
 * Why this person may not act on the account, null where they may. Who searched for it, or opened the case for a caller,
 * chose it: only a manager's assignment to this very person lifts that.
 */
export async function conflictOfInterest(
  db: Reader,
  actor: StaffActor,
  row: CaseRecord,
): Promise<'own_account' | 'searched_account' | 'review_not_blind' | null> {
  if (await knowsReviewed(db, actor, row)) return 'review_not_blind';
  if (isBlind(row)) return null;
  if (actor.ownAccounts.includes(row.account_id)) return 'own_account';
  if (actor.ownAccounts.length > 0 && (await sharesMark(db, row.account_id, actor.ownAccounts)))
    return 'own_account';
  if (actor.ownAccounts.length > 0 && (await concernsOwn(db, actor, row))) return 'own_account';
  const searched = await db('account_searches')
    .where({ staff_id: actor.staff.id, account_id: row.account_id })
    .first<{ at: number } | undefined>();
  if (searched === undefined && row.opened_by !== actor.staff.id) return null;
  const assignments = (await db('case_actions')
    .where({ case_id: row.id, action: 'assigned' })
    .whereNot({ staff_id: actor.staff.id })
    .select('details')) as { details: string }[];
  const assigned = assignments.some(
    ({ details }) => (JSON.parse(details) as { to?: string }).to === actor.staff.code,
  );
  return assigned ? null : 'searched_account';
}

// Who vouched, for one: a case may concern more accounts than its own.
async function concernsOwn(db: Reader, actor: StaffActor, row: CaseRecord): Promise<boolean> {
  const found = await db('case_accounts')
    .where({ case_id: row.id })
    .whereIn('account_id', [...actor.ownAccounts])
    .first('account_id');
  return found !== undefined;
}
