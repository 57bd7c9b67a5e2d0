import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { type StaffActor, systemActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { clearTimer } from '../timers/timers.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { CaseDeps } from './case-deps.ts';
import { kindOf } from './case-kind.ts';
import { findDecision, findVisibleCase, updateDecision } from './case-repository.ts';
import { changeCase, conflict } from './change-case.ts';
import { coolOff } from './cool-off.ts';
import { markDecided } from './mark-decided.ts';
import { refuseConflictOfInterest } from './own-case.ts';
import { hasSeen } from './seen-by.ts';
import { planOf, sendCommand } from './send-decision.ts';
import { reclaim } from './take-back-decision.ts';

/** The second person's word. */
export type Approval =
  | { verdict: 'approve'; version: number }
  | { verdict: 'return'; version: number; question: string };

/**
 * A second person approves a proposal, or returns it with a question. Never the proposer, nor anybody who acted on
 * the case or one it rests on: `second_person_required`; nor anybody whose look at the page as it stands is not on
 * record: `page_not_seen`. All is checked in the transaction; the plan is made again from the case as it stands.
 */
export async function approveDecision(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  approval: Approval,
): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  // A look at the page is on record some moments after it; whoever approves at once must not be told they did not look.
  await deps.views.flush();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await findVisibleCase(tx, actor, id, 'approve');
    if (row === null)
      throw new ProblemError(
        (await findVisibleCase(tx, actor, id)) === null ? 'not_found' : 'state_conflict',
      );
    if (row.version !== approval.version) throw await conflict(tx, id);
    const decision = await findDecision(tx, row.decision_id);
    if (decision === null) throw new Error(`case ${id} awaits approval of no decision`);
    const prepared = await kindOf(deps.kinds, row.kind).prepare(tx, row, now);
    const cases = [id, ...(prepared.restsOn?.(decision.type) ?? [])];
    if (await actedOn(tx, actor, cases)) throw new ProblemError('second_person_required');
    await refuseConflictOfInterest(tx, actor, row);
    await clearTimer(tx, 'case.approval_due', String(id));
    if (approval.verdict === 'return') {
      const question = maskFreeText(approval.question);
      await settle(tx, decision, {
        status: 'returned',
        approver_id: actor.staff.id,
        approved_at: now,
        question,
      });
      return reclaim(tx, now, actor, row, 'returned', decision.staff_id, claimMinutes);
    }
    const kind = kindOf(deps.kinds, row.kind);
    await kind.restrain?.(tx, now, actor, row);
    if (!(await hasSeen(tx, actor, row))) throw new ProblemError('page_not_seen');
    const plan = planOf(prepared, decision);
    const approval_ = { approver_id: actor.staff.id, approved_at: now };
    if (plan.coolingOffMs !== undefined) {
      await settle(tx, decision, { ...approval_, status: 'approved' });
      return coolOff(tx, deps, now, actor, row, decision, plan);
    }
    const commandId = await sendCommand(tx, deps, now, row, plan);
    await settle(tx, decision, { ...approval_, status: 'sent', command_id: commandId });
    await markDecided(tx, row, decision);
    const applying = await changeCase(tx, now, actor, row, {
      action: 'approved',
      details: { decision: decision.type, commandId },
    });
    await kind.accompany?.(tx, now, applying, { ...decision, command_id: commandId }, { at: 'applied' });
    // Nothing to tell the platform: it is done as soon as it is approved.
    return commandId === null
      ? changeCase(tx, now, systemActor('cases'), applying, { action: 'resolved' })
      : applying;
  });
}

/** Whether this person has touched any of the cases: claimed it, decided, noted, handed it over. */
export async function actedOn(
  db: CaseDeps['db']['read'],
  actor: StaffActor,
  cases: readonly number[],
): Promise<boolean> {
  const action = await db('case_actions')
    .whereIn('case_id', [...cases])
    .where({ staff_id: actor.staff.id })
    .first('id');
  return action !== undefined;
}

async function settle(tx: Tx, decision: DecisionRecord, set: Partial<DecisionRecord>): Promise<void> {
  if (!(await updateDecision(tx, decision.id, ['proposed'], set))) throw await conflict(tx, decision.case_id);
}
