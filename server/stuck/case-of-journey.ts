import type { Journey } from '../journeys/journey-repository.ts';
import type { FlowRules } from '../journeys/flow-rules.ts';

/** The state that an undecided case of a stuck journey has (domain, section 2, "Cases from journeys"). */
export type FollowedState = 'open' | 'self_resolved' | 'ended';

/** What came after a journey in the same (account, flow). */
export interface Aftermath {
  succeeded: boolean;
  /** A later journey is stuck and its user still locked out: that one has the open case. */
  stuckAgain: boolean;
}

/** Whether a journey counts as stuck as of `now`: what its events have shown, or silence that lasts. */
export function isStuckAt({ state }: Journey, now: number): boolean {
  return state.stuck !== null || (state.silentDueAt !== null && now >= state.silentDueAt);
}

/**
 * Succeeded with no decision: self-resolved. Failed less than the gap ago, or still open: open, unless the account
 * got through or got stuck again later. Failed longer ago, or lapsed: ended, and never queued.
 */
export function followedState(
  journey: Journey,
  rules: FlowRules,
  aftermath: Aftermath,
  now: number,
): FollowedState {
  const { state } = journey;
  if (state.ended === 'succeeded') return 'self_resolved';
  if (now - state.lastAt > rules.gapMs) return 'ended';
  if (aftermath.succeeded) return 'self_resolved';
  return aftermath.stuckAgain ? 'ended' : 'open';
}
