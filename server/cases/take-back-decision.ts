import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { cancelCommand } from '../outbox/cancel-command.ts';
import type { Actor, StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { clearTimer, setTimer } from '../timers/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { findDecision, getVisibleCase, updateDecision } from './case-repository.ts';
import { changeCase, conflict, currentOf } from './change-case.ts';

/** Takes a decision back within its undo window; the claim is restored. Throws `undo_over` once it may have been sent. */
export async function undoDecision(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  version: number,
): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const { row, decision } = await ownDecision(tx, actor, id);
    if (row.state !== 'decided' || decision.undo_until < now)
      throw new ProblemError('undo_over', { current: currentOf(row) });
    if (row.version !== version) throw await conflict(tx, id);
    if (decision.command_id !== null && !(await cancelCommand(tx, decision.command_id)))
      throw new ProblemError('undo_over', { current: currentOf(row) });
    await updateDecision(tx, decision.id, ['pending'], { status: 'undone' });
    await clearTimer(tx, 'case.undo_over', String(id));
    return reclaim(tx, now, actor, row, 'undone', actor.staff.id, claimMinutes);
  });
}

/** The proposer takes a proposal back until it takes effect: while nobody has approved it, and while it cools off. */
export async function withdrawDecision(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  version: number,
): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const { row, decision } = await ownDecision(tx, actor, id);
    if (row.version !== version) throw await conflict(tx, id);
    if (!(await updateDecision(tx, decision.id, ['proposed', 'approved'], { status: 'withdrawn' })))
      throw new ProblemError('state_conflict', { current: currentOf(row) });
    await clearTimer(tx, 'case.approval_due', String(id));
    await clearTimer(tx, 'case.cooling_over', String(id));
    return reclaim(tx, now, actor, row, 'withdrawn', actor.staff.id, claimMinutes);
  });
}

/** Gives a decided case back to somebody as claimed. */
export async function reclaim(
  tx: Tx,
  now: number,
  actor: Actor,
  row: CaseRecord,
  action: 'undone' | 'withdrawn' | 'returned' | 'stopped',
  staffId: string,
  claimMinutes: number,
  details: Record<string, unknown> = {},
): Promise<CaseRecord> {
  const until = now + claimMinutes * 60_000;
  await setTimer(tx, 'case.claim_lapse', String(row.id), until);
  return changeCase(tx, now, actor, row, {
    action,
    set: { assignee_id: staffId, claimed_at: now, claim_until: until },
    details: { decisionId: row.decision_id, ...details },
  });
}

async function ownDecision(
  tx: Tx,
  actor: StaffActor,
  id: number,
): Promise<{ row: CaseRecord; decision: DecisionRecord }> {
  const row = await getVisibleCase(tx, actor, id);
  const decision = await findDecision(tx, row.decision_id);
  if (decision === null || decision.staff_id !== actor.staff.id) throw new ProblemError('forbidden');
  return { row, decision };
}
