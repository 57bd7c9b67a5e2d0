import type { FlowRules } from './flow-rules.ts';
import { foldEventInPlace, startJourney } from './fold-event.ts';
import type { JourneyEvent } from './journey-event.ts';
import { cloneState, type JourneyState } from './journey-state.ts';
import { breakSilence } from './silence.ts';

/** The version in force at a moment in UTC ms; the first version is in force for all time before it. */
export type RulesForStart = (at: number) => FlowRules;
/** The version that a journey already uses. */
export type RulesOf = (version: number) => FlowRules;

/** What one event did to the last journey of its (account, flow). */
export interface PairStep {
  /** The previous tail in its final form, when the event began another journey; its silence is decided. */
  closed: JourneyState | null;
  current: JourneyState;
  began: boolean;
}

/** Continues an (account, flow) with its next event in order; `tail` is its last journey and stays as it is. */
export function continuePair(
  tail: JourneyState | null,
  event: JourneyEvent,
  rulesForStart: RulesForStart,
  rulesOf: RulesOf,
): PairStep {
  return continuePairInPlace(tail && cloneState(tail), event, rulesForStart, rulesOf);
}

/** As `continuePair`, but changes `tail`: for runs of many events. */
export function continuePairInPlace(
  tail: JourneyState | null,
  event: JourneyEvent,
  rulesForStart: RulesForStart,
  rulesOf: RulesOf,
): PairStep {
  if (tail !== null && belongsTo(tail, event, rulesOf)) {
    foldEventInPlace(tail, event, rulesOf(tail.flowVersion));
    return { closed: null, current: tail, began: false };
  }
  if (tail !== null) breakSilence(tail, event.at);
  return { closed: tail, current: startJourney(event, rulesForStart(event.at), tail), began: true };
}

/**
 * The journeys of one (account, flow) from its events in order. When a run begins in the middle, `previous` is the
 * journey before it, in its final form; it is neither changed nor returned.
 */
export function stitchEvents(
  sortedEvents: readonly JourneyEvent[],
  rulesForStart: RulesForStart,
  rulesOf: RulesOf,
  previous: JourneyState | null = null,
): JourneyState[] {
  const journeys: JourneyState[] = [];
  let tail: JourneyState | null = null;
  for (const event of sortedEvents) {
    if (tail === null) tail = startJourney(event, rulesForStart(event.at), previous);
    else {
      const step = continuePairInPlace(tail, event, rulesForStart, rulesOf);
      if (step.closed !== null) journeys.push(step.closed);
      tail = step.current;
    }
  }
  if (tail !== null) journeys.push(tail);
  return journeys;
}

// An end is a terminal event, or a next event MORE than the gap later (domain, section 2, "Journey").
function belongsTo(tail: JourneyState, event: JourneyEvent, rulesOf: RulesOf): boolean {
  return tail.ended === 'open' && event.at - tail.lastAt <= rulesOf(tail.flowVersion).gapMs;
}
