import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { returnFromUser } from '../cases/case-timers.ts';
import { dueAtOf } from '../cases/case-policy.ts';
import { findDecision, updateDecision } from '../cases/case-repository.ts';
import { changeCase } from '../cases/change-case.ts';
import { cancelCommand } from '../outbox/cancel-command.ts';
import { systemActor } from '../platform/actor.ts';
import type { Settings } from '../contract/settings.ts';
import { assertNever } from '../contract/names.ts';
import { clearTimer } from '../timers/timers.ts';
import type { Follow } from './follow-case.ts';
import type { StuckColumns } from './stuck-facts.ts';

const system = systemActor('intake');

interface FollowContext {
  settings: Settings;
  /** What the journey says now; null where it is not stuck or did not change. */
  columns: StuckColumns | null;
  priority: number;
}

/** Carries out what `followCase` found. */
export async function applyFollow(
  tx: Tx,
  now: number,
  row: CaseRecord,
  step: Follow,
  { settings, columns, priority }: FollowContext,
): Promise<void> {
  const raised = Math.min(priority, row.priority);
  const set = { ...columns, priority: raised };
  const dueAt = Math.min(row.due_at, dueAtOf(row.opened_at, raised, settings));
  if (step === null) return refresh(tx, row, columns);
  switch (step.do) {
    case 'worsen':
      await changeCase(tx, now, system, row, {
        action: 'worsened',
        set: { ...set, due_at: dueAt },
        details: { laps: columns?.laps ?? row.laps },
      });
      return;
    case 'close':
      await changeCase(tx, now, system, row, {
        action: step.as,
        set: { ...columns, priority: row.priority },
      });
      return;
    case 'open_again':
      await changeCase(tx, now, system, row, {
        action: 'reopened',
        set: { ...set, due_at: dueAtOf(now, raised, settings), reopened: row.reopened + 1 },
        details: { laps: columns?.laps ?? row.laps },
      });
      return;
    case 'answer':
      await returnFromUser(tx, row, 'user_answered', now, settings);
      return;
    case 'resolve':
      await clearTimer(tx, 'case.user_silent', String(row.id));
      await clearTimer(tx, 'case.apply_timeout', String(row.id));
      await changeCase(tx, now, system, row, { action: 'resolved', set: { sla_left_ms: null } });
      return;
    case 'cancel_decision':
      return cancelDecision(tx, now, row);
    default:
      assertNever(step);
  }
}

// The user got through before anything was sent: the unsent command is cancelled. One already on its way stands.
async function cancelDecision(tx: Tx, now: number, row: CaseRecord): Promise<void> {
  const decision = await findDecision(tx, row.decision_id);
  if (decision?.command_id && !(await cancelCommand(tx, decision.command_id))) return;
  if (decision !== null)
    await updateDecision(tx, decision.id, ['pending', 'proposed'], { status: 'cancelled' });
  await clearTimer(tx, 'case.undo_over', String(row.id));
  await clearTimer(tx, 'case.approval_due', String(row.id));
  await changeCase(tx, now, system, row, { action: 'self_resolved' });
}

// Figures that change no decision change no version either.
async function refresh(tx: Tx, row: CaseRecord, columns: StuckColumns | null): Promise<void> {
  if (columns === null) return;
  const names = Object.keys(columns) as (keyof StuckColumns)[];
  if (names.every((name) => columns[name] === row[name])) return;
  await tx<CaseRecord>('cases').where({ id: row.id }).update(columns);
}
