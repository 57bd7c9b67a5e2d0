import { compareEvents, type EventMark } from './journey-event.ts';
import type { JourneyState } from './journey-state.ts';

/** Whether an event lies before the end of what is already folded, so that it needs a refold. */
export function isLate(tail: JourneyState | null, event: EventMark): boolean {
  return tail !== null && compareEvents(event, { at: tail.lastAt, id: tail.lastEventId }) < 0;
}

/** From where an (account, flow) is to be stitched again. */
export interface Refold {
  /** Journeys from this index on are replaced; those before stand. */
  fromIndex: number;
  /** The last journey that stands: `previous` of the new run. */
  previous: JourneyState | null;
  /** Events from this mark on, itself included, are read again, together with the late ones. */
  readFrom: EventMark;
}

/**
 * Plans the refold for late events (design, "Rules that prevent known accidents", 1). It starts at the last journey
 * that begins no later than the earliest late event, so that the silence of the journey before a changed event is
 * judged anew, and runs to the end, for runs of failures and borders may change in every later journey.
 * @param journeys all journeys of the (account, flow), in order
 * @param lateEvents at least one, in any order; those after the tail may be among them
 */
export function planRefold(journeys: readonly JourneyState[], lateEvents: readonly EventMark[]): Refold {
  const earliest = lateEvents.reduce((first, event) => (compareEvents(event, first) < 0 ? event : first));
  const found = journeys.findLastIndex((journey) => compareEvents(firstMark(journey), earliest) <= 0);
  const fromIndex = Math.max(found, 0);
  const start = journeys[fromIndex];
  return {
    fromIndex,
    previous: journeys[fromIndex - 1] ?? null,
    readFrom: found < 0 || start === undefined ? { id: earliest.id, at: earliest.at } : firstMark(start),
  };
}

function firstMark(journey: JourneyState): EventMark {
  return { id: journey.firstEventId, at: journey.startedAt };
}
