import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { type CaseAction, type CaseState, isClosed } from '../contract/case-states.ts';
import { type Actor, staffIdOf } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { stateAfter, TRANSITIONS } from './case-policy.ts';

/** One step in a case's life. */
export interface CaseChange {
  action: CaseAction;
  /** Columns to set besides state and version. */
  set?: Partial<CaseRecord>;
  /** What the timeline shows: codes and figures, never personal data. */
  details?: Record<string, unknown>;
  /** A code, or what somebody typed, masked: on the timeline and in the record. */
  reason?: string | null;
  /** A note's text, by which the record's search finds this step. */
  words?: string;
}

const UNCLAIMED: Partial<CaseRecord> = { assignee_id: null, claimed_at: null, claim_until: null };

/**
 * The only way a case changes: the row, its timeline and its audit entry together. Throws `state_conflict` where the
 * action is not possible in this state, and `version_conflict` where somebody was faster; nothing is written then.
 */
export async function changeCase(
  tx: Tx,
  now: number,
  actor: Actor,
  row: CaseRecord,
  change: CaseChange,
): Promise<CaseRecord> {
  const state = stateAfter(row.state as CaseState, change.action);
  if (state === null) throw new ProblemError('state_conflict', { current: currentOf(row) });
  const set: Partial<CaseRecord> = {
    ...(keepsClaim(state, change) ? {} : UNCLAIMED),
    ...(isClosed(state) && !isClosed(row.state) && { closed_at: now }),
    // A kind's own clock stops with what it was set for.
    ...((isClosed(state) || (row.state === 'cooling_off' && state !== 'cooling_off')) && { ends_at: null }),
    ...(!isClosed(state) && row.closed_at !== null && { closed_at: null }),
    ...change.set,
    state,
    version: row.version + 1,
  };
  const changed = await tx<CaseRecord>('cases').where({ id: row.id, version: row.version }).update(set);
  if (changed === 0) throw await conflict(tx, row.id);
  await tx('case_actions').insert({
    id: newId(),
    case_id: row.id,
    at: now,
    action: change.action,
    staff_id: staffIdOf(actor),
    details: JSON.stringify({ ...change.details, ...(change.reason != null && { reason: change.reason }) }),
  });
  await grantAccess(tx, row, set.assignee_id);
  await appendAudit(tx, now, actor, {
    action: `case.${change.action}`,
    subject: 'case',
    subjectId: String(row.id),
    accountId: row.account_id,
    caseId: row.id,
    reason: change.reason ?? null,
    before: { state: row.state, version: row.version },
    after: { state, version: row.version + 1, ...change.details },
    ...(change.words !== undefined && { words: change.words }),
  });
  return { ...row, ...set };
}

/** The problem for a stale view, saying what the case is now. */
export async function conflict(tx: Tx, id: number): Promise<ProblemError> {
  const now = await tx<CaseRecord>('cases').where({ id }).first();
  return new ProblemError('version_conflict', { current: now === undefined ? {} : currentOf(now) });
}

/** What a caller with a stale view is told. */
export function currentOf(row: CaseRecord): Record<string, unknown> {
  return { version: row.version, state: row.state, assigneeId: row.assignee_id };
}

function keepsClaim(state: CaseState, change: CaseChange): boolean {
  return state === 'claimed' || state === 'parked' || TRANSITIONS[change.action].to === 'same';
}

// Who may see the account's page: whoever was given one of its cases.
async function grantAccess(tx: Tx, row: CaseRecord, assignee: string | null | undefined): Promise<void> {
  if (assignee === null || assignee === undefined || assignee === row.assignee_id) return;
  await tx('case_access')
    .insert({ account_id: row.account_id, staff_id: assignee, case_id: row.id })
    .onConflict(['account_id', 'staff_id', 'case_id'])
    .ignore();
}
