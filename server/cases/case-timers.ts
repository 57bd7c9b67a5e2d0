import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { Settings } from '../contract/settings.ts';
import { systemActor } from '../platform/actor.ts';
import { setTimer, type TimerHandler } from '../timers/timers.ts';
import { commandFailed, endUndoWindow } from './carry-out.ts';
import { isBlind } from './blind-review.ts';
import type { CaseDeps } from './case-deps.ts';
import { endCoolingOff } from './cool-off.ts';
import { dueAtOf, isUndecided } from './case-policy.ts';
import { findCase } from './case-repository.ts';
import { changeCase } from './change-case.ts';
import { addWorkingTime } from './working-time.ts';
import type { CaseState } from '../contract/case-states.ts';

const system = systemActor('timers');

/** What comes due for cases, by the timer's kind; each runs once, in the transaction that takes the timer. */
export function caseTimers(deps: CaseDeps): Record<string, TimerHandler> {
  return {
    'case.claim_lapse': (tx, id, now) => lapseClaim(tx, Number(id), now),
    'case.wake': async (tx, id, now) => wakeCase(tx, Number(id), now, await deps.settings(tx)),
    'case.undo_over': (tx, id, now) => endUndoWindow(deps, tx, Number(id), now),
    'case.cooling_over': (tx, id, now) => endCoolingOff(deps, tx, Number(id), now),
    'case.approval_due': (tx, id, now) => tagOverdueApproval(tx, Number(id), now),
    'case.apply_timeout': (tx, id, now) => commandFailed(tx, Number(id), 'not_confirmed', now),
    'case.user_silent': async (tx, id, now) => {
      const row = await findCase(tx, Number(id));
      if (row?.state === 'waiting_user')
        await returnFromUser(tx, row, 'user_silent', now, await deps.settings(tx));
    },
    'case.age': async (tx, id, now) => ageCase(tx, Number(id), now, await deps.settings(tx)),
  };
}

/** A case that waited for its user comes back, first to who had asked; its clock goes on. */
export async function returnFromUser(
  tx: Tx,
  row: CaseRecord,
  action: 'user_answered' | 'user_silent',
  now: number,
  settings: Settings,
): Promise<CaseRecord> {
  return changeCase(tx, now, system, row, {
    action,
    set: {
      due_at: addWorkingTime(now, row.sla_left_ms ?? 0, settings.workingHours),
      sla_left_ms: null,
      offered_until: now + settings.offerBackMinutes * 60_000,
    },
  });
}

async function lapseClaim(tx: Tx, id: number, now: number): Promise<void> {
  const row = await findCase(tx, id);
  if (row?.state !== 'claimed') return;
  // Renewed since the timer was read: it was set anew, or is now.
  if ((row.claim_until ?? 0) > now)
    return setTimer(tx, 'case.claim_lapse', String(id), row.claim_until ?? now);
  await changeCase(tx, now, system, row, { action: 'lapsed', details: { from: row.assignee_id } });
}

async function wakeCase(tx: Tx, id: number, now: number, settings: Settings): Promise<void> {
  const row = await findCase(tx, id);
  if (row?.state !== 'parked') return;
  await changeCase(tx, now, system, row, {
    action: 'woken',
    set: {
      offered_to: row.assignee_id,
      offered_until: now + settings.offerBackMinutes * 60_000,
      parked_until: null,
      park_reason: null,
    },
  });
}

async function tagOverdueApproval(tx: Tx, id: number, now: number): Promise<void> {
  const row = await findCase(tx, id);
  if (row?.state !== 'awaiting_approval') return;
  const tags = [...new Set([...(JSON.parse(row.tags) as string[]), 'approval_overdue'])];
  await changeCase(tx, now, system, row, {
    action: 'tagged',
    set: { tags: JSON.stringify(tags) },
    details: { tags },
  });
}

async function ageCase(tx: Tx, id: number, now: number, settings: Settings): Promise<void> {
  const row = await findCase(tx, id);
  if (row === null || !isUndecided(row.state as CaseState) || row.priority <= 2) return;
  await changeCase(tx, now, system, row, {
    action: 'reprioritised',
    // A review rises so that it is not passed over for ever; nobody waits for it, so it is due as before.
    set: {
      priority: 2,
      ...(!isBlind(row) && { due_at: Math.min(row.due_at, dueAtOf(row.opened_at, 2, settings)) }),
    },
    details: { from: row.priority, to: 2, why: 'age' },
  });
}
