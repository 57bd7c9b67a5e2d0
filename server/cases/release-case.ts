import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { clearTimer } from '../timers/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { changeCase } from './change-case.ts';
import { getOwnCase } from './own-case.ts';

/** Puts a claimed case back into the queue. */
export async function releaseCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  version: number,
): Promise<CaseRecord> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getOwnCase(tx, actor, id, version, now);
    await clearTimer(tx, 'case.claim_lapse', String(id));
    return changeCase(tx, now, actor, row, { action: 'released' });
  });
}
