import { compareCodePoints } from './compare-code-points.ts';
import type { FlowRules } from './flow-rules.ts';
import type { JourneyState, Stuck, Trouble } from './journey-state.ts';
import { countOf, namesOf } from './tally.ts';

/** `lapsed` is open with the gap passed as of now. */
export type JourneyOutcome = 'open' | 'succeeded' | 'failed' | 'lapsed';

/** A journey as a person reads it (domain, section 2, "Summary"). Times are UTC ms, durations ms. */
export interface JourneySummary {
  flowVersion: number;
  outcome: JourneyOutcome;
  startedAt: number;
  lastAt: number;
  events: number;
  visits: number;
  /** null when every step was one that the version lacks. */
  furthestStep: string | null;
  exitStep: string;
  laps: number;
  emptyLaps: number;
  /** Empty laps at the end, without another between. */
  lastEmptyLaps: number;
  deadLoop: boolean;
  retries: number;
  /** Refusals that carry a reason, in the flow's order, then the most frequent first. */
  reasonCounts: { step: string; reason: string; times: number }[];
  /** Declared ones in the flow's order, then the others by name. */
  evidenceOffered: string[];
  /** Declared by the version, in its order, and named by no event. */
  evidenceNeverTried: string[];
  /** In the flow's order, then steps that the version lacks, by name. */
  stepMs: { step: string; ms: number }[];
  loopMs: number;
  journeyMs: number;
  /** First event to the success; null without one. */
  passMs: number | null;
  stuck: Stuck | null;
  lastTrouble: Trouble | null;
  failedStreak: number;
  /** The moment of the silent event, while it is silent now. */
  silentSince: number | null;
  isSilentNow: boolean;
  /** The silence that lasts now, else the one that made the journey stuck: its event's step and its length so far. */
  silence: { readonly step: string; readonly ms: number } | null;
}

/** Summarises a journey as of `now` (UTC ms); `rules` is the journey's own version. */
export function summariseJourney(state: JourneyState, rules: FlowRules, now: number): JourneySummary {
  const isSilentNow = state.silentDueAt !== null && now >= state.silentDueAt;
  return {
    flowVersion: state.flowVersion,
    outcome: outcomeOf(state, rules, now),
    startedAt: state.startedAt,
    lastAt: state.lastAt,
    events: state.eventCount,
    visits: state.visits,
    furthestStep: state.furthestStep,
    exitStep: state.lastStep,
    laps: state.laps,
    emptyLaps: state.emptyLaps,
    lastEmptyLaps: state.emptyLapsInARow,
    deadLoop: state.deadLoop,
    retries: state.retries,
    reasonCounts: reasonCountsOf(state, rules),
    evidenceOffered: offeredEvidence(state, rules),
    evidenceNeverTried: rules.declaredEvidence.filter((name) => countOf(state.evidence, name) === 0),
    stepMs: stepTimes(state, rules),
    loopMs: state.firstLapAt === null ? 0 : state.lastAt - state.firstLapAt,
    journeyMs: state.lastAt - state.startedAt,
    passMs: state.ended === 'succeeded' ? state.lastAt - state.startedAt : null,
    stuck: state.stuck,
    lastTrouble: state.lastTrouble,
    failedStreak: state.failedStreak,
    silentSince: isSilentNow ? state.lastAt : null,
    isSilentNow,
    silence: isSilentNow ? { step: state.lastStep, ms: now - state.lastAt } : state.silence,
  };
}

function outcomeOf(state: JourneyState, rules: FlowRules, now: number): JourneyOutcome {
  return state.ended === 'open' && now - state.lastAt > rules.gapMs ? 'lapsed' : state.ended;
}

function reasonCountsOf(state: JourneyState, rules: FlowRules): JourneySummary['reasonCounts'] {
  const order = byStep(rules);
  return Object.entries(state.reasonCounts)
    .map(([key, times]) => {
      const [step, reason] = namesOf(key);
      return { step, reason, times };
    })
    .sort((a, b) => order(a.step, b.step) || b.times - a.times || compareCodePoints(a.reason, b.reason));
}

function offeredEvidence(state: JourneyState, rules: FlowRules): string[] {
  const declared = rules.declaredEvidence.filter((name) => countOf(state.evidence, name) > 0);
  const others = Object.keys(state.evidence).filter((name) => !rules.declaredEvidence.includes(name));
  return [...declared, ...others.sort(compareCodePoints)];
}

// The running visit ends, so far, with the journey's last event.
function stepTimes(state: JourneyState, rules: FlowRules): JourneySummary['stepMs'] {
  const running = state.lastAt - state.visitStartedAt;
  const order = byStep(rules);
  return Object.entries(state.steps)
    .map(([step, tally]) => ({ step, ms: tally.ms + (step === state.lastStep ? running : 0) }))
    .sort((a, b) => order(a.step, b.step));
}

function byStep(rules: FlowRules): (a: string, b: string) => number {
  const place = (step: string): number => {
    const position = rules.positionOf(step);
    return position < 0 ? rules.steps.length : position;
  };
  return (a, b) => place(a) - place(b) || compareCodePoints(a, b);
}
