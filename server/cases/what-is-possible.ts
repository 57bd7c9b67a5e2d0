import type { Reader } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { caseSubject } from '../contract/ability.ts';
import type { CaseState } from '../contract/case-states.ts';
import type { CaseDetail } from '../contract/cases.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';
import type { StaffActor } from '../platform/actor.ts';
import { actedOn } from './approve-decision.ts';
import { isBlind } from './blind-review.ts';
import { stateAfter } from './case-policy.ts';
import { factsOf } from './case-repository.ts';
import { conflictOfInterest } from './own-case.ts';

type Can = CaseDetail['can'];

const WORKABLE: readonly CaseState[] = ['open', 'claimed', 'parked', 'failed'];

/** What this reader may do with the case as it stands, and why not where that is nothing. */
export async function whatIsPossible(
  db: Reader,
  actor: StaffActor,
  row: CaseRecord,
  decision: DecisionRecord | null,
  now: number,
  restsOn: readonly number[],
): Promise<Can> {
  const { ability, staff } = actor;
  const subject = caseSubject(factsOf(row));
  const state = row.state as CaseState;
  const mine = row.assignee_id === staff.id && (state !== 'claimed' || (row.claim_until ?? 0) >= now);
  const worksCases = ability.can('act', 'Case') || ability.can('approve', 'Case');
  const interest = worksCases ? await conflictOfInterest(db, actor, row) : null;
  const decidedByMe = decision?.staff_id === staff.id;
  const mayApprove = ability.can('approve', subject);
  const touched = mayApprove && (await actedOn(db, actor, [row.id, ...restsOn]));
  const offered = row.offered_to === staff.id && (row.offered_until ?? 0) > now;
  const act = interest === null && mine && state === 'claimed' && ability.can('act', subject);
  const can = {
    claim:
      interest === null &&
      ability.can('claim', subject) &&
      ((offered && state === 'open') || (mine && state === 'parked')),
    act,
    release: act,
    undo: decidedByMe && state === 'decided' && (decision?.undo_until ?? 0) >= now,
    approve: interest === null && mayApprove && !touched,
    withdraw: decidedByMe && (state === 'awaiting_approval' || state === 'cooling_off'),
    assign: !isBlind(row) && ability.can('assign', subject) && stateAfter(state, 'assigned') !== null,
  };
  const refusal = interest ?? (touched ? 'second_person_required' : null);
  return { ...can, whyNot: refusal ?? whyNothing(can, state, worksCases) };
}

function whyNothing(can: Omit<Can, 'whyNot'>, state: CaseState, worksCases: boolean): ProblemCode | null {
  if (Object.values(can).includes(true)) return null;
  if (!worksCases) return 'forbidden';
  return WORKABLE.includes(state) ? 'not_claimed' : 'state_conflict';
}
