import type { CaseRecord } from '../../db/tables.ts';
import { compareEvents, type JourneyEvent } from '../journeys/journey-event.ts';
import type { Journey, JourneyChange } from '../journeys/journey-repository.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { type Aftermath, type FollowedState, followedState, isStuckAt } from './case-of-journey.ts';

/** One (account, flow) in which something changed: a run of journeys up to the pair's last. */
export interface ChangedPair {
  accountId: string;
  flow: string;
  changes: readonly JourneyChange[];
  /** What arrived in this transaction. */
  events: readonly JourneyEvent[];
  refolded: boolean;
}

/** The changed journeys as they are now, in order. */
export function journeysOf(pair: ChangedPair): Journey[] {
  return pair.changes
    .flatMap(({ after }) => (after === null ? [] : [after]))
    .sort((a, b) =>
      compareEvents(
        { at: a.state.startedAt, id: a.state.firstEventId },
        { at: b.state.startedAt, id: b.state.firstEventId },
      ),
    );
}

/** Whether cases can be concerned at all: something is or was stuck, or the account got through. */
export function concernsCases(pair: ChangedPair, now: number): boolean {
  return pair.changes.some(
    ({ before, after }) =>
      (before !== null && isStuckAt(before, now)) ||
      (after !== null && (isStuckAt(after, now) || after.state.ended === 'succeeded')),
  );
}

/** What came after the journey at `index`; every later journey is among those changed. */
export function aftermathOf(
  journeys: readonly Journey[],
  index: number,
  rulebook: Rulebook,
  now: number,
): Aftermath {
  const later = journeys.slice(index + 1);
  return {
    succeeded: later.some((journey) => journey.state.ended === 'succeeded'),
    stuckAgain: later.some(
      (journey) => isStuckAt(journey, now) && baseState(journey, rulebook, now) === 'open',
    ),
  };
}

/** The state of an undecided case of this journey, null where the journey is not stuck. */
export function wantedState(
  journeys: readonly Journey[],
  index: number,
  rulebook: Rulebook,
  now: number,
): FollowedState | null {
  const journey = journeys[index];
  if (journey === undefined || !isStuckAt(journey, now)) return null;
  const rules = rulebook.rules(journey.flow, journey.state.flowVersion);
  return followedState(journey, rules, aftermathOf(journeys, index, rulebook, now), now);
}

/** Whether an answer without success arrived after the decision. */
export function answeredInVain(pair: ChangedPair, row: CaseRecord, decidedAt: number | null): boolean {
  if (row.state !== 'waiting_user' || decidedAt === null) return false;
  const ends = new Set(['failed', 'insufficient', 'expired', 'abandoned', 'cancelled']);
  return pair.events.some((event) => event.at >= decidedAt && ends.has(event.outcome));
}

function baseState(journey: Journey, rulebook: Rulebook, now: number): FollowedState {
  const rules = rulebook.rules(journey.flow, journey.state.flowVersion);
  return followedState(journey, rules, { succeeded: false, stuckAgain: false }, now);
}
