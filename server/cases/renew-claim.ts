import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { setTimer } from '../timers/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { getVisibleCase } from './case-repository.ts';
import { currentOf } from './change-case.ts';

/** A page renews at most this often; longer pauses are not counted as active time. */
const MOST_ACTIVE_MS = 90_000;

/** The active time on a case, in ms, with that since its claim began or was last renewed. */
export function activeUntil(row: CaseRecord, claimMinutes: number, now: number): number {
  const sinceLast = now - ((row.claim_until ?? now) - claimMinutes * 60_000);
  return row.active_ms + Math.max(0, Math.min(sinceLast, MOST_ACTIVE_MS));
}

/**
 * Keeps a claim alive while its page is in use, and counts the active time. Moves no version: nothing that anybody
 * decides by has changed. Throws `not_claimed` where the lease has lapsed.
 */
export async function renewClaim(deps: CaseDeps, actor: StaffActor, id: number): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getVisibleCase(tx, actor, id);
    const set = { claim_until: now + claimMinutes * 60_000, active_ms: activeUntil(row, claimMinutes, now) };
    const renewed = await tx<CaseRecord>('cases')
      .where({ id, state: 'claimed', assignee_id: actor.staff.id })
      .where('claim_until', '>=', now)
      .update(set);
    if (renewed === 0) throw new ProblemError('not_claimed', { current: currentOf(row) });
    await setTimer(tx, 'case.claim_lapse', String(id), set.claim_until);
    return { ...row, ...set };
  });
}
