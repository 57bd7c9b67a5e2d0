import type { FlowRules } from './flow-rules.ts';
import type { JourneyEvent } from './journey-event.ts';
import type { JourneyState } from './journey-state.ts';
import { markStuck } from './mark-stuck.ts';
import { countUp, pairKey } from './tally.ts';

/**
 * Counts a lap, in place, and closes its window. To be called before the arriving event is taken: that event belongs
 * to the next window (domain, section 2, "Empty lap" and "Dead loop").
 */
export function countLap(state: JourneyState, arriving: JourneyEvent, rules: FlowRules): void {
  if (isEmptyWindow(state)) {
    state.emptyLaps += 1;
    state.emptyLapsInARow += 1;
  } else state.emptyLapsInARow = 0;
  if (state.emptyLapsInARow >= 2) state.deadLoop = true;
  state.laps += 1;
  state.firstLapAt ??= arriving.at;
  const reason = reasonToLeave(state);
  countUp(state.lapReasons, pairKey(lapEdge(state.lastStep, arriving.step), reason ?? ''));
  state.lastTrouble = { step: state.lastStep, reason };
  state.windowGrew = false;
  state.windowHasNewEvidence = false;
  state.windowReason = null;
  if (state.laps >= rules.stuckAfterLaps) markStuck(state, 'laps', arriving.at, arriving.id);
}

/** A lap's two steps as one name; names hold no `>` (contract, `nameSchema`). */
export function lapEdge(from: string, to: string): string {
  return `${from}>${to}`;
}

/** Why a lap leaves the running visit: its last reason, or else the last one since the lap before. */
export function reasonToLeave(state: JourneyState): string | null {
  return state.visitReason ?? state.windowReason;
}

// The first lap is never empty, whatever its window held.
function isEmptyWindow(state: JourneyState): boolean {
  return state.laps > 0 && !state.windowGrew && !state.windowHasNewEvidence;
}
