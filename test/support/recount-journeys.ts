import type { FlowRules } from '../../server/journeys/flow-rules.ts';
import { compareEvents, type JourneyEvent } from '../../server/journeys/journey-event.ts';

/** One journey counted anew from its events, straight from the definitions and without any fold. */
export interface Recount {
  events: JourneyEvent[];
  rules: FlowRules;
  ended: 'open' | 'succeeded' | 'failed';
  visits: JourneyEvent[][];
  laps: number;
  empty: boolean[];
  retries: number;
  stuck: { at: number; eventId: string; cause: string } | null;
  failedStreak: number;
}

const isRefusal = (event: JourneyEvent): boolean =>
  ['failed', 'insufficient', 'expired'].includes(event.outcome);
const lastOf = <T>(list: readonly T[]): T => list[list.length - 1] as T;

/** Splits and counts the journeys of one (account, flow); slow on purpose, everything is looked up again. */
export function recountJourneys(
  events: readonly JourneyEvent[],
  rulesForStart: (at: number) => FlowRules,
): Recount[] {
  const groups: { rules: FlowRules; events: JourneyEvent[] }[] = [];
  for (const event of [...events].sort(compareEvents)) {
    const group = groups.at(-1);
    const last = group?.events.at(-1);
    const goesOn = group && last && !endOf(group.rules, last) && !(event.at - last.at > group.rules.gapMs);
    if (goesOn) group.events.push(event);
    else groups.push({ rules: rulesForStart(event.at), events: [event] });
  }
  const journeys: Recount[] = [];
  for (const [index, group] of groups.entries())
    journeys.push(recount(group.rules, group.events, groups[index + 1]?.events[0] ?? null, journeys));
  return journeys;
}

const endOf = (rules: FlowRules, event: JourneyEvent) => rules.endOf(event.step, event.outcome);

function recount(
  rules: FlowRules,
  events: JourneyEvent[],
  nextJourneysFirst: JourneyEvent | null,
  earlier: readonly Recount[],
): Recount {
  const starts = events.flatMap((event, index) =>
    index === 0 || event.step !== events[index - 1]?.step || event.outcome === 'entered' ? [index] : [],
  );
  const visits = starts.map((start, index) => events.slice(start, starts[index + 1]));
  const position = (index: number): number => rules.steps.indexOf((events[index] as JourneyEvent).step);
  const moves = starts.slice(1).map((start, index) => ({ start, left: starts[index] as number }));
  const laps = moves.filter(
    ({ start, left }) => position(start) >= 0 && position(left) >= 0 && position(start) < position(left),
  );
  const furthest = (until: number): number =>
    Math.max(-1, ...events.slice(0, until).map((event) => rules.steps.indexOf(event.step)));
  const names = (until: number): Set<string> =>
    new Set(events.slice(0, until).flatMap((event) => event.evidence));
  const empty = laps.map(({ start }, index) => {
    const from = laps[index - 1]?.start;
    if (from === undefined) return false;
    return furthest(start) === furthest(from) && names(start).size === names(from).size;
  });
  const end = endOf(rules, lastOf(events)) ?? 'open';
  const failedStreak = end === 'failed' ? streak(rules, events, earlier) : 0;
  return {
    events,
    rules,
    ended: end,
    visits,
    laps: laps.length,
    empty,
    retries: moves.filter(({ start, left }) => events[start]?.step === events[left]?.step).length,
    stuck: firstCause(rules, events, nextJourneysFirst, laps, failedStreak),
    failedStreak,
  };
}

function streak(rules: FlowRules, events: JourneyEvent[], earlier: readonly Recount[]): number {
  const before = earlier.at(-1);
  const begun = events[0] as JourneyEvent;
  const inTime = before && begun.at - lastOf(before.events).at <= rules.gapMs;
  return before?.ended === 'failed' && inTime ? before.failedStreak + 1 : 1;
}

// Every cause at every event, then the first; at one event: laps, same reason, failure, and silence, which is known last.
function firstCause(
  rules: FlowRules,
  events: JourneyEvent[],
  nextJourneysFirst: JourneyEvent | null,
  laps: { start: number }[],
  failedStreak: number,
): Recount['stuck'] {
  for (const [index, event] of events.entries()) {
    const is = (cause: string, at = event.at) => ({ at, eventId: event.id, cause });
    const lapsSoFar = laps.filter((lap) => lap.start <= index).length;
    if (lapsSoFar >= rules.stuckAfterLaps) return is('laps');
    const alike = events
      .slice(0, index + 1)
      .filter(
        (one) => isRefusal(one) && one.reason && one.step === event.step && one.reason === event.reason,
      );
    if (isRefusal(event) && alike.length >= rules.sameReasonTimes) return is('same_reason');
    const end = endOf(rules, event);
    if (end === 'failed' && failedStreak >= rules.stuckAfterFailedJourneys) return is('repeated_failure');
    const waits = event.outcome === 'submitted' || (event.outcome === 'insufficient' && lapsSoFar > 0);
    const next = events[index + 1] ?? nextJourneysFirst;
    if (end === null && waits && next && next.at - event.at >= rules.silentMs)
      return is('silence', event.at + rules.silentMs);
  }
  return null;
}
