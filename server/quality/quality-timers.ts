import type { Tx } from '../../db/connection.ts';
import { findCase } from '../cases/case-repository.ts';
import { changeCase } from '../cases/change-case.ts';
import { isClosed } from '../contract/case-states.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { systemActor } from '../platform/actor.ts';
import { setTimer, type TimerHandler } from '../timers/timers.ts';

const system = systemActor('timers');

/** What comes due for blind reviews. */
export function qualityTimers(): Record<string, TimerHandler> {
  return { 'quality.expire': expireReview };
}

// A review that lies in the queue for too long ends; one in somebody's hands is left to them another day.
async function expireReview(tx: Tx, caseId: string, now: number): Promise<void> {
  const row = await findCase(tx, Number(caseId));
  if (row === null || isClosed(row.state)) return;
  if (row.state !== 'open') return setTimer(tx, 'quality.expire', caseId, now + DAY_MS);
  await changeCase(tx, now, system, row, { action: 'ended', details: { why: 'expired' } });
}
