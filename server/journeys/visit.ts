import { type Outcome, REFUSALS } from '../contract/event-format.ts';
import type { JourneyEvent } from './journey-event.ts';
import type { JourneyState } from './journey-state.ts';

/** One stay in a step (domain, section 2, "Visit"). Moments are UTC ms. */
export interface Visit {
  index: number;
  step: string;
  /** 1 until the first lap, and one more after each. */
  round: number;
  startedAt: number;
  /** The next visit's first event, or the journey's last. */
  endedAt: number;
  lastOutcome: Outcome;
  /** Reasons of the refusals that carry one, in order, with repetitions. */
  reasons: string[];
  /** All its events, in order. */
  eventIds: string[];
  passIds: string[];
  refusals: { eventId: string; reason: string | null }[];
}

/** The visit that `event` begins; `state` is the journey's fold after it. */
export function beginVisit(event: JourneyEvent, state: JourneyState): Visit {
  const visit: Visit = {
    index: state.visits - 1,
    step: event.step,
    round: state.laps + 1,
    startedAt: event.at,
    endedAt: event.at,
    lastOutcome: event.outcome,
    reasons: [],
    eventIds: [],
    passIds: [],
    refusals: [],
  };
  stay(visit, event);
  return visit;
}

/** Adds an event to the visit that it belongs to, in place. */
export function stay(visit: Visit, event: JourneyEvent): void {
  const reason = event.reason ?? null;
  visit.lastOutcome = event.outcome;
  visit.eventIds.push(event.id);
  if (event.outcome === 'passed') visit.passIds.push(event.id);
  if (!REFUSALS.has(event.outcome)) return;
  visit.refusals.push({ eventId: event.id, reason });
  if (reason !== null) visit.reasons.push(reason);
}
