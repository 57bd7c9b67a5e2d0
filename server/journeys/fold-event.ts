import { REFUSALS } from '../contract/event-format.ts';
import { countLap } from './count-lap.ts';
import type { FlowRules } from './flow-rules.ts';
import type { JourneyEvent } from './journey-event.ts';
import { blankState, cloneState, type JourneyState, type StepTally } from './journey-state.ts';
import { breakSilence, isAwaitingAnswer } from './silence.ts';
import { markStuck } from './mark-stuck.ts';
import { countUp, pairKey } from './tally.ts';
import { beginsVisit, transitionKind } from './visit-rules.ts';

/**
 * The state after a journey's first event. `rules` is the version in force at that event; `previous` is the account's
 * journey before it in the same flow, in its final form, or null.
 */
export function startJourney(
  event: JourneyEvent,
  rules: FlowRules,
  previous: JourneyState | null,
): JourneyState {
  const state = blankState(event, rules, previous);
  openVisit(state, event, rules);
  takeEvent(state, event, rules);
  return state;
}

/** The state after one more event of the journey, which must be later in order; `state` stays as it is. */
export function foldEvent(state: JourneyState, event: JourneyEvent, rules: FlowRules): JourneyState {
  const next = cloneState(state);
  foldEventInPlace(next, event, rules);
  return next;
}

/** As `foldEvent`, but changes `state`: for runs of many events. `rules` is the journey's own version. */
export function foldEventInPlace(state: JourneyState, event: JourneyEvent, rules: FlowRules): void {
  if (state.ended !== 'open') throw new Error('a journey that has ended takes no more events');
  // Silence comes first: it lies at the event before, whatever this one adds.
  breakSilence(state, event.at);
  if (beginsVisit(state.lastStep, event)) {
    leaveVisit(state, event, rules);
    openVisit(state, event, rules);
  }
  takeEvent(state, event, rules);
}

function leaveVisit(state: JourneyState, event: JourneyEvent, rules: FlowRules): void {
  const left = stepTally(state, state.lastStep);
  left.ms += event.at - state.visitStartedAt;
  countUp(state.transitions, pairKey(state.lastStep, event.step));
  const kind = transitionKind(state.lastStep, event.step, rules);
  if (kind === 'retry') state.retries += 1;
  if (kind !== 'lap') return;
  left.laps += 1;
  countLap(state, event, rules);
}

function openVisit(state: JourneyState, event: JourneyEvent, rules: FlowRules): void {
  state.visits += 1;
  state.visitStartedAt = event.at;
  state.visitReason = null;
  stepTally(state, event.step).visits += 1;
  const position = rules.positionOf(event.step);
  if (position <= state.furthestPosition) return;
  state.furthestPosition = position;
  state.furthestStep = event.step;
  state.windowGrew = true;
}

function takeEvent(state: JourneyState, event: JourneyEvent, rules: FlowRules): void {
  state.eventCount += 1;
  state.lastAt = event.at;
  state.lastEventId = event.id;
  state.lastStep = event.step;
  state.lastOutcome = event.outcome;
  for (const name of event.evidence)
    if (countUp(state.evidence, name) === 1) state.windowHasNewEvidence = true;
  if (event.outcome === 'passed') stepTally(state, event.step).passed = true;
  if (REFUSALS.has(event.outcome)) takeRefusal(state, event, rules);
  takeEnd(state, event, rules);
  state.silentDueAt = isAwaitingAnswer(state) ? event.at + rules.silentMs : null;
}

function takeRefusal(state: JourneyState, event: JourneyEvent, rules: FlowRules): void {
  const reason = event.reason ?? null;
  stepTally(state, event.step).failed = true;
  state.lastTrouble = { step: event.step, reason };
  if (reason === null) return;
  state.visitReason = reason;
  state.windowReason = reason;
  const times = countUp(state.reasonCounts, pairKey(event.step, reason));
  if (times >= rules.sameReasonTimes) markStuck(state, 'same_reason', event.at, event.id);
}

function takeEnd(state: JourneyState, event: JourneyEvent, rules: FlowRules): void {
  const end = rules.endOf(event.step, event.outcome);
  if (end === null) return;
  state.ended = end;
  if (end === 'succeeded') return;
  state.failedStreak = state.failedBefore + 1;
  if (state.failedStreak >= rules.stuckAfterFailedJourneys)
    markStuck(state, 'repeated_failure', event.at, event.id);
}

function stepTally(state: JourneyState, step: string): StepTally {
  const known = Object.hasOwn(state.steps, step) ? state.steps[step] : undefined;
  if (known !== undefined) return known;
  const fresh: StepTally = { visits: 0, passed: false, failed: false, laps: 0, ms: 0 };
  state.steps[step] = fresh;
  return fresh;
}
