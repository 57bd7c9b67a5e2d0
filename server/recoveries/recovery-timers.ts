import type { Tx } from '../../db/connection.ts';
import { isUndecided } from '../cases/case-policy.ts';
import { findCase } from '../cases/case-repository.ts';
import { changeCase } from '../cases/change-case.ts';
import { type CaseState, isClosed } from '../contract/case-states.ts';
import { systemActor } from '../platform/actor.ts';
import { setTimer, type TimerHandler } from '../timers/timers.ts';
import { notifyChannels } from './notify-channels.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { readRecoveryFacts } from './recovery-facts.ts';
import { countedVouchers } from './recovery-policy.ts';
import { findRecovery } from './recovery-repository.ts';
import { DAY_MS } from '../contract/time-units.ts';

const system = systemActor('timers');
const LOOK_AGAIN_MS = DAY_MS;

/** What comes due for recoveries. */
export function recoveryTimers(deps: RecoveryDeps): Record<string, TimerHandler> {
  return { 'recovery.expire': (tx, requestId, now) => expireRecovery(tx, deps, requestId, now) };
}

// The time to gather is over: a recovery that nobody decided and that has too few vouches ends.
async function expireRecovery(tx: Tx, deps: RecoveryDeps, requestId: string, now: number): Promise<void> {
  const recovery = await findRecovery(tx, requestId);
  const row = recovery === null ? null : await findCase(tx, recovery.case_id);
  if (recovery === null || row === null || isClosed(row.state)) return;
  // A decided case stands, but may come back to the queue: then it still has to end.
  if (!isUndecided(row.state as CaseState))
    return setTimer(tx, 'recovery.expire', requestId, now + LOOK_AGAIN_MS);
  // More time was given since the timer was read.
  if (recovery.nominate_until >= now)
    return setTimer(tx, 'recovery.expire', requestId, recovery.nominate_until + 1);
  const { recovery: settings } = await deps.settings(tx);
  const counted = countedVouchers(await readRecoveryFacts(tx, recovery, settings), settings);
  if (counted.length >= settings.vouchesNeeded) return;
  await changeCase(tx, now, system, row, {
    action: 'ended',
    details: { why: 'expired', have: counted.length, needed: settings.vouchesNeeded },
  });
  await notifyChannels(tx, deps.vault, now, recovery, 'expired');
}
