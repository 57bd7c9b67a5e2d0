import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { isLinked } from '../accounts/account-facts.ts';
import { CLOSED_STATES, isClosed } from '../contract/case-states.ts';
import { NO_ACCOUNT } from '../contract/quality.ts';
import type { StaffActor } from '../platform/actor.ts';

/** Who may not know what while a review is open; one row a review. Each account that a case was given for is access. */
export interface BlindReviewRecord {
  /** The review. */
  case_id: number;
  /** The case whose decision is reviewed, and its account. */
  hidden_case_id: number;
  account_id: string;
  decider_team: string;
  /** Null where nobody had approved. */
  approver_team: string | null;
}

/** Whether the case is a blind review: it names no account. It is dealt from the queue, and never given to somebody. */
export function isBlind(row: Pick<CaseRecord, 'account_id'>): boolean {
  return row.account_id === NO_ACCOUNT;
}

/**
 * Leaves out every case of an account whose decision this person is reviewing, and the reviews of others: for people
 * who work cases. Reviews are seen by whoever was dealt them.
 */
export function leaveOutBlinded(query: Knex.QueryBuilder, staffId: string): void {
  leaveOutHidden(query, staffId);
  void query.whereRaw(
    `(cases.account_id <> ? or exists (select 1 from case_access mine
      where mine.account_id = cases.account_id and mine.staff_id = ? and mine.case_id = cases.id))`,
    [NO_ACCOUNT, staffId],
  );
}

/** As `leaveOutBlinded`, for the queue: also reviews that this person cannot be dealt, as far as a query can tell. */
export function leaveOutUndealable(query: Knex.QueryBuilder, { id, team }: StaffActor['staff']): void {
  leaveOutHidden(query, id);
  void query.whereRaw(
    `(cases.account_id <> ? or exists (select 1 from blind_reviews own where own.case_id = cases.id
      and ? <> '' and own.decider_team <> ? and coalesce(own.approver_team, '') <> ?
      and not exists (select 1 from case_access known
        where known.account_id = own.account_id and known.staff_id = ?)))`,
    [NO_ACCOUNT, team, team, team, id],
  );
}

function leaveOutHidden(query: Knex.QueryBuilder, staffId: string): void {
  const closed = CLOSED_STATES.map(() => '?').join(', ');
  void query.whereRaw(
    `not exists (select 1 from blind_reviews b join cases r on r.id = b.case_id
      join case_access a on a.account_id = r.account_id and a.staff_id = ? and a.case_id = r.id
      where b.account_id = cases.account_id and r.state not in (${closed}))`,
    [staffId, ...CLOSED_STATES],
  );
}

/** Whether this person has an open review of a decision on the account: until it stands they see nothing of it. */
export async function isBlindedOn(db: Reader, staffId: string, accountId: string): Promise<boolean> {
  const open = await db('blind_reviews')
    .join('cases', 'cases.id', 'blind_reviews.case_id')
    .join('case_access', (on) =>
      on
        .on('case_access.account_id', 'cases.account_id')
        .andOn('case_access.case_id', 'cases.id')
        .andOnVal('case_access.staff_id', staffId),
    )
    .where('blind_reviews.account_id', accountId)
    .whereNotIn('cases.state', [...CLOSED_STATES])
    .first('cases.id');
  return open !== undefined;
}

/**
 * Whether this person is no blind second opinion on the decision behind the case: of a team that decided or approved,
 * of none, ever given a case of the account, acted on the case, saw its page, or close to the account. False for cases
 * that are no review.
 */
export async function knowsReviewed(db: Reader, actor: StaffActor, row: CaseRecord): Promise<boolean> {
  if (!isBlind(row) || isClosed(row.state)) return false;
  const { staff, ownAccounts } = actor;
  const blind = await db<BlindReviewRecord>('blind_reviews').where({ case_id: row.id }).first();
  if (blind === undefined) return true;
  if (['', blind.decider_team, blind.approver_team].includes(staff.team)) return true;
  const { hidden_case_id: hidden, account_id: account } = blind;
  if (await isLinked(db, account, ownAccounts)) return true;
  const traces = [
    db('case_access').where({ account_id: account, staff_id: staff.id }).select('case_id'),
    db('case_actions').where({ case_id: hidden, staff_id: staff.id }).select('id'),
    db('account_searches').where({ account_id: account, staff_id: staff.id }).select('at'),
    db('audit_entries').where({ case_id: hidden, staff_id: staff.id, action: 'case.view' }).select('id'),
    db('decisions')
      .where({ case_id: hidden })
      .where((one) => one.where({ staff_id: staff.id }).orWhere({ approver_id: staff.id }))
      .select('id'),
  ];
  // One after another: a transaction has one connection.
  for (const trace of traces) if ((await trace.first()) !== undefined) return true;
  return false;
}
