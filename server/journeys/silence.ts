import type { JourneyState } from './journey-state.ts';
import { markStuck } from './mark-stuck.ts';

/** Whether the last event waits for an answer, so that silence counts from it (domain, section 2, "Stuck"). */
export function isAwaitingAnswer(state: JourneyState): boolean {
  if (state.ended !== 'open') return false;
  return state.lastOutcome === 'submitted' || (state.lastOutcome === 'insufficient' && state.laps > 0);
}

/**
 * Ends the wait, in place, because the account's next event in this flow came at `nextAt`, in this journey or in the
 * next. If that was late enough the journey is stuck, at the silent event.
 */
export function breakSilence(state: JourneyState, nextAt: number): void {
  const dueAt = state.silentDueAt;
  state.silentDueAt = null;
  if (dueAt === null || nextAt < dueAt || state.stuck !== null) return;
  state.silence = { step: state.lastStep, ms: nextAt - state.lastAt };
  markStuck(state, 'silence', dueAt, state.lastEventId);
}
