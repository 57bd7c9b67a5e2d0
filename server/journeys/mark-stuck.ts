import type { JourneyState, StuckCause } from './journey-state.ts';

/**
 * Marks a journey as stuck, in place, unless an earlier cause already did: the first in the order of events stands.
 * Step and reason are of the last lap or refusal so far; without any, the last event's step and no reason.
 */
export function markStuck(state: JourneyState, cause: StuckCause, at: number, eventId: string): void {
  if (state.stuck !== null) return;
  const { step, reason } = state.lastTrouble ?? { step: state.lastStep, reason: null };
  state.stuck = { at, eventId, cause, step, reason };
}
