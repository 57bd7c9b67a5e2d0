import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { CaseDeps } from './case-deps.ts';
import { kindOf } from './case-kind.ts';
import { getVisibleCase } from './case-repository.ts';
import { conflict, currentOf } from './change-case.ts';
import { claim } from './claim-next.ts';
import { refuseConflictOfInterest } from './own-case.ts';

/**
 * Claims one named case: only what is already this person's (parked, failed or offered back to them), or kinds that
 * are not risky where a manager allows it. All else comes from the queue: `forbidden`.
 */
export async function claimCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  version: number,
): Promise<CaseRecord> {
  const settings = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getVisibleCase(tx, actor, id);
    if (row.version !== version) throw await conflict(tx, id);
    if (row.state === 'claimed') throw new ProblemError('already_claimed', { current: currentOf(row) });
    const offered = row.offered_to === actor.staff.id && (row.offered_until ?? 0) > now;
    const parked = row.state === 'parked' && row.assignee_id === actor.staff.id;
    const direct = settings.nonRiskyDirectClaim && !kindOf(deps.kinds, row.kind).risky;
    if (!offered && !parked && !direct) throw new ProblemError('forbidden');
    await refuseConflictOfInterest(tx, actor, row);
    return claim(tx, now, actor, row, settings.claimMinutes);
  });
}
