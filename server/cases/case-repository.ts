import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import type { Action, CaseFacts } from '../contract/ability.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { type ColumnMap, visibleTo } from '../platform/visible-to.ts';
import { leaveOutBlinded, leaveOutUndealable } from './blind-review.ts';

/** How the contract's case facts are called in the table. */
export const CASE_COLUMNS: ColumnMap = {
  region: 'cases.region',
  kind: 'cases.kind',
  state: 'cases.state',
  escalated: 'cases.escalated',
  assigneeId: 'cases.assignee_id',
};

/**
 * Narrows a query on `cases` to those on which this person may do `action`: by their ability, and by what they must not
 * know while they review a decision blind.
 */
export function whereVisible(query: Knex.QueryBuilder, actor: StaffActor, action: Action): void {
  visibleTo(query, actor.ability, action, 'Case', CASE_COLUMNS);
  if (actor.ability.cannot('act', 'Case')) return;
  if (action === 'claim') leaveOutUndealable(query, actor.staff);
  else leaveOutBlinded(query, actor.staff.id);
}

/** The case if this person may do `action` on it, else null. */
export async function findVisibleCase(
  db: Reader,
  actor: StaffActor,
  id: number,
  action: Action = 'read',
): Promise<CaseRecord | null> {
  const query = db<CaseRecord>('cases').where('cases.id', id);
  whereVisible(query, actor, action);
  return ((await query.first()) as CaseRecord | undefined) ?? null;
}

/** As `findVisibleCase`; throws `not_found` where there is none or it is not this person's to see. */
export async function getVisibleCase(db: Reader, actor: StaffActor, id: number): Promise<CaseRecord> {
  const found = await findVisibleCase(db, actor, id);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** A case by its number, for the server itself. */
export async function findCase(db: Reader, id: number): Promise<CaseRecord | null> {
  return (await db<CaseRecord>('cases').where({ id }).first()) ?? null;
}

/** The newest decision of a case. */
export async function findDecision(db: Reader, decisionId: string | null): Promise<DecisionRecord | null> {
  if (decisionId === null) return null;
  return (await db<DecisionRecord>('decisions').where({ id: decisionId }).first()) ?? null;
}

/** Changes a decision that is still in one of these states; false where it has moved on. */
export async function updateDecision(
  tx: Tx,
  id: string,
  from: readonly string[],
  set: Partial<DecisionRecord>,
): Promise<boolean> {
  return (await tx<DecisionRecord>('decisions').where({ id }).whereIn('status', from).update(set)) === 1;
}

/** A row as `ability.can` takes it. */
export function factsOf(row: CaseRecord): CaseFacts {
  return {
    region: row.region,
    kind: row.kind,
    state: row.state,
    escalated: row.escalated === 1,
    assigneeId: row.assignee_id,
  };
}
