import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { type Actor, systemActor } from '../platform/actor.ts';
import { clearTimer, setTimer } from '../timers/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { kindOf } from './case-kind.ts';
import { findCase, findDecision, updateDecision } from './case-repository.ts';
import { changeCase } from './change-case.ts';
import { markDecided } from './mark-decided.ts';
import { workingTimeBetween } from './working-time.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

const system: Actor = systemActor('outbox');

/** The undo window is over: the decision stands, and goes out or waits for a second person. */
export async function endUndoWindow(deps: CaseDeps, tx: Tx, caseId: number, now: number): Promise<void> {
  const row = await findCase(tx, caseId);
  if (row === null || row.state !== 'decided') return;
  const decision = (await findDecision(tx, row.decision_id)) as DecisionRecord;
  if (decision.second_person === 1) {
    const { secondApprovalHours } = await deps.settings(tx);
    await updateDecision(tx, decision.id, ['pending'], { status: 'proposed' });
    await setTimer(tx, 'case.approval_due', String(caseId), now + secondApprovalHours * HOUR_MS);
    await changeCase(tx, now, system, row, { action: 'sent_for_approval' });
    return;
  }
  const applying = await startApplying(deps, tx, now, row, decision);
  // Nothing to tell the platform: the decision is done as soon as it stands.
  if (decision.command_id === null) await changeCase(tx, now, system, applying, { action: 'resolved' });
}

/** The platform took a case's command (2xx): the case waits for the user, for its confirmation, or is done. */
export async function commandDelivered(
  deps: CaseDeps,
  tx: Tx,
  commandId: string,
  now: number,
): Promise<void> {
  const found = await caseOfCommand(tx, commandId);
  if (found === null) return;
  const { decision } = found;
  // The dispatcher may be faster than the timer that ends the undo window.
  const row =
    found.row.state === 'decided' ? await startApplying(deps, tx, now, found.row, decision) : found.row;
  if (row.state !== 'applying') return;
  const settings = await deps.settings(tx);
  const then = kindOf(deps.kinds, row.kind).effectOf(decision.type);
  if (then === 'waiting_user') {
    await setTimer(tx, 'case.user_silent', String(row.id), now + settings.waitingUserDays * DAY_MS);
    const left = workingTimeBetween(now, row.due_at, settings.workingHours);
    await changeCase(tx, now, system, row, {
      action: 'waiting_user',
      set: { sla_left_ms: left, offered_to: decision.staff_id },
      details: { asked: decision.evidence ?? decision.type },
    });
  } else if (
    then === 'resolved' ||
    (!settlesItself(deps, row, decision) && (await isConfirmed(tx, commandId)))
  ) {
    await changeCase(tx, now, system, row, { action: 'resolved' });
  } else {
    await setTimer(tx, 'case.apply_timeout', String(row.id), now + settings.applyMinutes * 60_000);
  }
}

/** An event came that answers a command: a case that waited for it is resolved, once the platform also said 2xx. */
export async function commandConfirmed(
  deps: CaseDeps,
  tx: Tx,
  commandId: string,
  now: number,
): Promise<void> {
  const found = await caseOfCommand(tx, commandId);
  if (found === null || found.row.state !== 'applying') return;
  if (kindOf(deps.kinds, found.row.kind).effectOf(found.decision.type) !== 'confirm') return;
  if (settlesItself(deps, found.row, found.decision)) return;
  const delivered = await tx('outbox').where({ id: commandId, state: 'delivered' }).first('id');
  if (delivered === undefined) return;
  await clearTimer(tx, 'case.apply_timeout', String(found.row.id));
  await changeCase(tx, now, systemActor('intake'), found.row, { action: 'resolved', details: { commandId } });
}

/** A command cannot be delivered, or its effect was never confirmed: somebody must look at the case again. */
export async function commandFailed(tx: Tx, caseId: number, why: string, now: number): Promise<void> {
  const row = await findCase(tx, caseId);
  if (row?.state !== 'applying') return;
  const decision = await findDecision(tx, row.decision_id);
  await changeCase(tx, now, system, row, {
    action: 'failed',
    set: { offered_to: decision?.staff_id ?? null },
    details: { why },
  });
}

/** The case whose decision in force sent this command. */
export async function caseOfCommand(
  tx: Tx,
  commandId: string,
): Promise<{ row: CaseRecord; decision: DecisionRecord } | null> {
  const sent = await tx('outbox')
    .where({ id: commandId })
    .first<{ case_id: number | null } | undefined>('case_id');
  const row = sent?.case_id == null ? null : await findCase(tx, sent.case_id);
  const decision = row === null ? null : await findDecision(tx, row.decision_id);
  return row === null || decision === null || decision.command_id !== commandId ? null : { row, decision };
}

async function startApplying(
  deps: CaseDeps,
  tx: Tx,
  now: number,
  row: CaseRecord,
  decision: DecisionRecord,
): Promise<CaseRecord> {
  await clearTimer(tx, 'case.undo_over', String(row.id));
  await updateDecision(tx, decision.id, ['pending'], { status: 'sent' });
  await markDecided(tx, row, decision);
  const applying = await changeCase(tx, now, system, row, {
    action: 'applying',
    details: { decision: decision.type },
  });
  await kindOf(deps.kinds, row.kind).accompany?.(tx, now, applying, decision, { at: 'applied' });
  return applying;
}

function settlesItself(deps: CaseDeps, row: CaseRecord, decision: DecisionRecord): boolean {
  return kindOf(deps.kinds, row.kind).settlesItself?.(decision.type) ?? false;
}

async function isConfirmed(tx: Tx, commandId: string): Promise<boolean> {
  const row = await tx('outbox').where({ id: commandId }).whereNotNull('confirmed_at').first('id');
  return row !== undefined;
}
