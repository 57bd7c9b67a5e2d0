import type { Reader, Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { isLinked } from '../accounts/account-facts.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { listTeamAccounts } from '../staff/staff-repository.ts';
import { isBlind, knowsReviewed } from './blind-review.ts';
import { conflict, currentOf } from './change-case.ts';
import { getVisibleCase } from './case-repository.ts';

/**
 * The case for somebody who acts on a claim of their own. Throws `not_found`, `not_claimed` (never claimed, or the
 * lease lapsed), `version_conflict`, and what `conflictOfInterest` refuses.
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

/** Refuses who stands too close to the account, or chose it; as `conflictOfInterest` says. */
export async function refuseConflictOfInterest(
  db: Reader,
  actor: StaffActor,
  row: CaseRecord,
): Promise<void> {
  const refusal = await conflictOfInterest(db, actor, row);
  if (refusal !== null) throw new ProblemError(refusal);
}

/**
 * Why this person may not act on the account, null where they may: never on their own, or one linked to it by a device,
 * a phone or the case (domain, section 8). Who searched for it, opened the case for a caller, or sits in one team with
 * its owner may have chosen it: only a manager's assignment to this very person lifts that.
 */
export async function conflictOfInterest(
  db: Reader,
  actor: StaffActor,
  row: CaseRecord,
): Promise<'own_account' | 'searched_account' | 'colleague_account' | 'review_not_blind' | null> {
  if (await knowsReviewed(db, actor, row)) return 'review_not_blind';
  if (isBlind(row)) return null;
  if (await isCloseTo(db, row, actor.ownAccounts)) return 'own_account';
  const chosen = await whyChosen(db, actor, row);
  return chosen === null || (await isAssigned(db, actor, row)) ? null : chosen;
}

async function whyChosen(
  db: Reader,
  { staff }: StaffActor,
  row: CaseRecord,
): Promise<'searched_account' | 'colleague_account' | null> {
  if (row.opened_by === staff.id) return 'searched_account';
  const search = { staff_id: staff.id, account_id: row.account_id };
  if ((await db('account_searches').where(search).first('at')) !== undefined) return 'searched_account';
  return (await isCloseTo(db, row, await listTeamAccounts(db, staff))) ? 'colleague_account' : null;
}

async function isAssigned(db: Reader, { staff }: StaffActor, row: CaseRecord): Promise<boolean> {
  const assignments = (await db('case_actions')
    .where({ case_id: row.id, action: 'assigned' })
    .whereNot({ staff_id: staff.id })
    .select('details')) as { details: string }[];
  return assignments.some(({ details }) => (JSON.parse(details) as { to?: string }).to === staff.code);
}

// A case may concern more accounts than its own: who vouched, for one.
async function isCloseTo(db: Reader, row: CaseRecord, accounts: readonly string[]): Promise<boolean> {
  if (accounts.length === 0) return false;
  if (await isLinked(db, row.account_id, accounts)) return true;
  const concerned = db('case_accounts').where({ case_id: row.id });
  whereTextIn(db, concerned, 'account_id', accounts);
  return (await concerned.first('account_id')) !== undefined;
}
