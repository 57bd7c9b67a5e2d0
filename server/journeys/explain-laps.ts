import { type Claim, claim } from '../contract/claims.ts';
import { REFUSALS } from '../contract/event-format.ts';
import type { JourneyStory } from './journey-story.ts';
import type { JourneySummary } from './summarise-journey.ts';
import type { JourneyTrace, Transition } from './trace-journey.ts';

/** "Each time" needs two times. */
const EACH_TIME = 2;
/** Has a claim of its own. */
export const NO_FRIENDS = 'no_friends_available';

/** What is said of a journey's laps: how many, what passed in each round, and for what the person was sent round. */
export function explainLaps(story: JourneyStory): Claim[] {
  if (story.summary.laps === 0) return [];
  const laps = story.trace.transitions.filter((move) => move.kind === 'lap');
  const onward = sentOnEachTime(story);
  return [
    lapsClaim(story.summary, idsOf(laps)),
    ...passedEachTime(story),
    ...onward,
    ...sentBack(laps, new Set([NO_FRIENDS, ...onward.map((said) => said.params['reason'])])),
  ];
}

/** How many laps, and how many of the last brought nothing. */
export function lapsClaim({ laps, lastEmptyLaps }: JourneySummary, eventIds: string[]): Claim {
  return lastEmptyLaps > 0
    ? claim('sentence.lapsEmpty', { laps, empty: lastEmptyLaps }, eventIds, 'loop')
    : claim('sentence.laps', { laps }, eventIds, 'loop');
}

// The running round counts when the step passed in it; it only contradicts when the step was refused there.
function passedEachTime({ summary, trace, rules }: JourneyStory): Claim[] {
  const passes = rules.steps.flatMap((step) => {
    const ids = passesInEveryRound(step, trace, summary.laps);
    return ids === null ? [] : [{ step, ...ids }];
  });
  if (passes.length === 0) return [];
  const steps = passes.map((pass) => pass.step);
  const times = Math.min(...passes.map((pass) => pass.rounds));
  const eventIds = passes.flatMap((pass) => pass.eventIds);
  return [claim('sentence.passedEachTime', { steps, times }, eventIds, 'quiet')];
}

function passesInEveryRound(
  step: string,
  trace: JourneyTrace,
  closedRounds: number,
): { rounds: number; eventIds: string[] } | null {
  const visits = trace.visits.filter((visit) => visit.step === step);
  const passed = new Set(visits.filter((visit) => visit.passIds.length > 0).map((visit) => visit.round));
  for (let round = 1; round <= closedRounds; round += 1) if (!passed.has(round)) return null;
  const running = closedRounds + 1;
  const refusedNow = visits.some((visit) => visit.round === running && visit.refusals.length > 0);
  if (passed.size < EACH_TIME || (refusedNow && !passed.has(running))) return null;
  return { rounds: passed.size, eventIds: visits.flatMap((visit) => visit.passIds) };
}

// A move onward out of a refusal, the same in every round that a lap closed; of several, the furthest along the flow.
function sentOnEachTime({ summary, trace, rules }: JourneyStory): Claim[] {
  const moves = trace.transitions.filter((move) => move.kind === 'forward' && leavesRefused(move, trace));
  const inRound = (round: number): Transition[] =>
    moves.filter((move) => trace.visits[move.index]?.round === round);
  const everyTime = inRound(1).filter((move) => {
    for (let round = 2; round <= summary.laps; round += 1)
      if (!inRound(round).some((other) => isSameMove(move, other))) return false;
    return true;
  });
  const chosen = everyTime.sort((a, b) => rules.positionOf(b.from) - rules.positionOf(a.from))[0];
  if (chosen === undefined || chosen.reason === null || summary.laps < EACH_TIME) return [];
  const same = moves.filter((move) => isSameMove(move, chosen));
  const { from: step, to, reason } = chosen;
  return [
    claim(
      'sentence.sentOnEachTime',
      { step, to, reason, times: same.length },
      refusalIds(same, trace),
      'loop',
    ),
  ];
}

function sentBack(laps: readonly Transition[], alreadySaid: ReadonlySet<unknown>): Claim[] {
  const last = laps.at(-1);
  if (last === undefined || last.reason === null || alreadySaid.has(last.reason)) return [];
  const { from: step, to, reason } = last;
  if (laps.length >= EACH_TIME && laps.every((lap) => isSameMove(lap, last)))
    return [
      claim('sentence.sentBackEachTime', { step, to, reason, times: laps.length }, idsOf(laps), 'loop'),
    ];
  return [claim('sentence.sentBack', { step, to, reason }, idsOf([last]), 'loop')];
}

function leavesRefused(move: Transition, trace: JourneyTrace): boolean {
  const left = trace.visits[move.index];
  return left !== undefined && move.reason !== null && REFUSALS.has(left.lastOutcome);
}

function isSameMove(a: Transition, b: Transition): boolean {
  return a.from === b.from && a.to === b.to && a.reason === b.reason;
}

function refusalIds(moves: readonly Transition[], trace: JourneyTrace): string[] {
  return moves.flatMap((move) => trace.visits[move.index]?.refusals.map((refusal) => refusal.eventId) ?? []);
}

function idsOf(moves: readonly Transition[]): string[] {
  return moves.map((move) => move.eventId);
}
