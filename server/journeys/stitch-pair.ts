import type { JourneyEvent } from './journey-event.ts';
import { compareEvents } from './journey-event.ts';
import { isLate, planRefold } from './affected-journeys.ts';
import { continuePair, type RulesForStart, type RulesOf, stitchEvents } from './continue-pair.ts';
import type { Journey, JourneyChange } from './journey-repository.ts';

/** The rules of one flow. */
export interface PairRules {
  forStart: RulesForStart;
  of: RulesOf;
}

/** An (account, flow) and what arrived for it, in any order. */
export interface PairArrival {
  accountId: string;
  flow: string;
  tail: Journey | null;
  events: readonly JourneyEvent[];
}

/** What the arrival did: the changes, and the journey that is now the pair's last. */
export interface StitchedPair {
  changes: JourneyChange[];
  tail: Journey;
}

/** Whether any of the new events lies before what is already folded. */
export function needsRefold({ tail, events }: PairArrival): boolean {
  return tail !== null && events.some((event) => isLate(tail.state, event));
}

/** Continues a pair with events that all come after what is folded: the usual case, O(1) an event. */
export function appendToPair(arrival: PairArrival, rules: PairRules, newId: () => string): StitchedPair {
  const changes = new Map<string, JourneyChange>();
  let tail = arrival.tail;
  if (tail !== null) changes.set(tail.id, { before: tail, after: null });
  for (const event of [...arrival.events].sort(compareEvents)) {
    const step = continuePair(tail?.state ?? null, event, rules.forStart, rules.of);
    if (tail !== null && step.closed !== null) settle(changes, { ...tail, state: step.closed });
    tail =
      tail === null || step.began
        ? {
            id: newId(),
            accountId: arrival.accountId,
            flow: arrival.flow,
            decided: false,
            state: step.current,
          }
        : { ...tail, state: step.current };
    settle(changes, tail);
  }
  if (tail === null) throw new Error('an arrival has at least one event');
  return { changes: [...changes.values()], tail };
}

/**
 * Stitches a pair again from the journey that a late event touches. A journey keeps its id as long as its first event
 * stays; `stored` are all events of the pair from `refoldMark` on, the late ones among them. A journey whose events
 * were destroyed stands as it was, and what comes late into its time is not counted any more.
 */
export function refoldPair(
  arrival: PairArrival,
  journeys: readonly Journey[],
  stored: readonly JourneyEvent[],
  rules: PairRules,
  newId: () => string,
): StitchedPair {
  const { fromIndex, previous } = planRefold(
    journeys.map((journey) => journey.state),
    arrival.events,
  );
  const storedIds = new Set(stored.map(({ id }) => id));
  const [old, standing] = [true, false].map((isStored) =>
    journeys.slice(fromIndex).filter(({ state }) => storedIds.has(state.firstEventId) === isStored),
  ) as [Journey[], Journey[]];
  const last = standing.at(-1);
  const counted = last === undefined ? stored : stored.filter((event) => isAfter(event, last.state));
  const byFirstEvent = new Map(old.map((journey) => [journey.state.firstEventId, journey]));
  const changes: JourneyChange[] = stitchEvents(
    counted,
    rules.forStart,
    rules.of,
    last?.state ?? previous,
  ).map((state) => {
    const before = byFirstEvent.get(state.firstEventId) ?? null;
    byFirstEvent.delete(state.firstEventId);
    const identity = before ?? {
      id: newId(),
      accountId: arrival.accountId,
      flow: arrival.flow,
      decided: false,
    };
    return { before, after: { ...identity, state } };
  });
  const tail = changes.at(-1)?.after ?? last;
  if (!tail) throw new Error('a refold has at least one event');
  for (const before of byFirstEvent.values()) changes.push({ before, after: null });
  return { changes, tail };
}

function isAfter(event: JourneyEvent, { lastAt, lastEventId }: Journey['state']): boolean {
  return compareEvents(event, { at: lastAt, id: lastEventId }) > 0;
}

/** From which event on a refold reads the pair. */
export function refoldMark(arrival: PairArrival, journeys: readonly Journey[]) {
  return planRefold(
    journeys.map((journey) => journey.state),
    arrival.events,
  ).readFrom;
}

function settle(changes: Map<string, JourneyChange>, after: Journey): void {
  const change = changes.get(after.id);
  if (change === undefined) changes.set(after.id, { before: null, after });
  else change.after = after;
}
