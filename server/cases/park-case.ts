import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { clearTimer, setTimer } from '../timers/timers.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { CaseDeps } from './case-deps.ts';
import { changeCase } from './change-case.ts';
import { getOwnCase } from './own-case.ts';
import { DAY_MS } from '../contract/time-units.ts';

const MOST_PARKED_MS = 14 * DAY_MS;

/** Sets a claimed case aside until a moment within 14 days; it stays with who parked it and wakes by itself. */
export async function parkCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: { version: number; until: string; reason: string },
): Promise<CaseRecord> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const until = Date.parse(input.until);
    if (until <= now || until > now + MOST_PARKED_MS)
      throw new ProblemError('invalid_request', {
        errors: [faultAt('until', 'not_within_14_days')],
      });
    const reason = maskFreeText(input.reason);
    const row = await getOwnCase(tx, actor, id, input.version, now);
    await clearTimer(tx, 'case.claim_lapse', String(id));
    await setTimer(tx, 'case.wake', String(id), until);
    return changeCase(tx, now, actor, row, {
      action: 'parked',
      set: { parked_until: until, park_reason: reason, claim_until: null },
      details: { until: input.until },
      reason,
    });
  });
}
