import type { Outcome } from '../contract/event-format.ts';
import { compareCodePoints } from './compare-code-points.ts';

/** An event's place in its (account, flow): the moment in whole UTC milliseconds, then the id. */
export interface EventMark {
  readonly id: string;
  readonly at: number;
}

/** What journeys need of an event; all of one list belong to one (account, flow) and have different ids. */
export interface JourneyEvent extends EventMark {
  readonly step: string;
  readonly outcome: Outcome;
  readonly reason?: string | null;
  readonly evidence: readonly string[];
  readonly channel?: string | null;
  readonly clientVersion?: string | null;
  readonly region?: string | null;
}

/** The order of events of one (account, flow): by moment, then by id in code-point order (domain, section 2, "Order"). */
export function compareEvents(a: EventMark, b: EventMark): number {
  return a.at - b.at || compareCodePoints(a.id, b.id);
}
