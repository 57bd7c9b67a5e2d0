import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { isoOf } from '../platform/clock.ts';
import { type Actor, systemActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { cancelCommand } from '../outbox/cancel-command.ts';
import { clearTimer, setTimer } from '../timers/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { type DecisionPlan, kindOf } from './case-kind.ts';
import { findCase, findDecision, updateDecision } from './case-repository.ts';
import { changeCase } from './change-case.ts';
import { markDecided } from './mark-decided.ts';
import { planAgain, sendCommand } from './send-decision.ts';
import { reclaim } from './take-back-decision.ts';

const system = systemActor('timers');

/** An approved decision begins to wait; the platform hears of it only when the time is over. */
export async function coolOff(
  tx: Tx,
  deps: CaseDeps,
  now: number,
  actor: Actor,
  row: CaseRecord,
  decision: DecisionRecord,
  plan: DecisionPlan,
): Promise<CaseRecord> {
  const effectAt = now + (plan.coolingOffMs ?? 0);
  await setTimer(tx, 'case.cooling_over', String(row.id), effectAt);
  await updateDecision(tx, decision.id, ['approved'], { cooling_from: now, cooling_until: effectAt });
  const cooling = await changeCase(tx, now, actor, row, {
    action: 'cooling_off',
    set: { ends_at: effectAt },
    details: { decision: decision.type, until: isoOf(effectAt), ...plan.basis },
  });
  await kindOf(deps.kinds, row.kind).accompany?.(tx, now, cooling, decision, { at: 'approved', effectAt });
  return cooling;
}

/** The time is over and nobody objected: the decision takes effect, or comes back where it is no longer possible. */
export async function endCoolingOff(deps: CaseDeps, tx: Tx, caseId: number, now: number): Promise<void> {
  const row = await findCase(tx, caseId);
  const decision = row === null ? null : await findDecision(tx, row.decision_id);
  if (row?.state !== 'cooling_off' || decision === null) return;
  let plan: DecisionPlan;
  try {
    plan = await planAgain(tx, deps, now, row, decision);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await stopDecision(tx, deps, now, system, row, { reason: error.code });
    return;
  }
  const commandId = await sendCommand(tx, deps, now, row, plan);
  await updateDecision(tx, decision.id, ['approved'], { status: 'sent', command_id: commandId });
  await markDecided(tx, row, decision);
  const applying = await changeCase(tx, now, system, row, {
    action: 'applying',
    details: { decision: decision.type, commandId },
  });
  const sent = { ...decision, command_id: commandId };
  await kindOf(deps.kinds, row.kind).accompany?.(tx, now, applying, sent, { at: 'applied' });
  if (commandId === null) await changeCase(tx, now, system, applying, { action: 'resolved' });
}

/**
 * A decision that has not taken effect is stopped and the case goes back to who proposed it. Answers null where there is
 * nothing left to stop.
 */
export async function stopDecision(
  tx: Tx,
  deps: Pick<CaseDeps, 'settings'>,
  now: number,
  actor: Actor,
  row: CaseRecord,
  details: Record<string, unknown>,
): Promise<CaseRecord | null> {
  const decision = await findDecision(tx, row.decision_id);
  if (decision === null || !['decided', 'awaiting_approval', 'cooling_off'].includes(row.state)) return null;
  if (decision.command_id !== null && !(await cancelCommand(tx, decision.command_id))) return null;
  const { claimMinutes } = await deps.settings(tx);
  const isHeard = row.state === 'cooling_off' && details['why'] === 'objection';
  await updateDecision(tx, decision.id, ['pending', 'proposed', 'approved'], {
    status: 'stopped',
    ...(isHeard && { objected_at: now }),
  });
  for (const timer of ['undo_over', 'approval_due', 'cooling_over'])
    await clearTimer(tx, `case.${timer}`, String(row.id));
  return reclaim(tx, now, actor, row, 'stopped', decision.staff_id, claimMinutes, details);
}
