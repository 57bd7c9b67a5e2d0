import type { Outcome } from '../contract/event-format.ts';
import type { FlowRules } from './flow-rules.ts';
import type { JourneyEvent } from './journey-event.ts';
import type { Tally } from './tally.ts';

/** Why a journey is stuck (domain, section 2, "Stuck"). */
export type StuckCause = 'laps' | 'same_reason' | 'silence' | 'repeated_failure';

/** Step and reason of a lap or a refusal; a lap's step is the one it leaves. */
export interface Trouble {
  readonly step: string;
  readonly reason: string | null;
}

/** The first cause in the order of events, with the last lap or refusal as it was then. */
export interface Stuck extends Trouble {
  /** UTC ms; for silence the moment at which it was long enough, which is after its event. */
  readonly at: number;
  /** The event that made the journey stuck; for silence the event after which nothing came. */
  readonly eventId: string;
  readonly cause: StuckCause;
}

/** What one journey did at one step. */
export interface StepTally {
  visits: number;
  passed: boolean;
  /** At least one `failed`, `insufficient` or `expired`. */
  failed: boolean;
  /** Laps that leave this step. */
  laps: number;
  /** Time of visits that another visit followed, in ms; the running visit is added by the summary. */
  ms: number;
}

/** The first event's, for good (domain, section 2, "Figures"). */
export interface Segment {
  readonly channel: string | null;
  readonly region: string | null;
  readonly clientVersion: string | null;
}

/**
 * The fold of one journey: plain JSON, all that the next event in order needs, and all that summary and figures
 * need. The order of keys inside the records means nothing: a database may change it.
 */
export interface JourneyState {
  flowVersion: number;
  startedAt: number;
  firstEventId: string;
  lastAt: number;
  lastEventId: string;
  /** Also the step of the running visit. */
  lastStep: string;
  lastOutcome: Outcome;
  eventCount: number;
  ended: 'open' | 'succeeded' | 'failed';
  segment: Segment;
  /** Start of the account's previous journey in this flow: figures count people by it. */
  previousStartedAt: number | null;

  visits: number;
  visitStartedAt: number;
  /** Last reason of a refusal in the running visit. */
  visitReason: string | null;
  /** -1 while every step was one that the version lacks. */
  furthestPosition: number;
  furthestStep: string | null;
  retries: number;
  /** Times by `from to`. */
  transitions: Tally;
  steps: Record<string, StepTally>;

  laps: number;
  emptyLaps: number;
  /** Empty laps since the last lap that was not; "the last 2 without progress". */
  emptyLapsInARow: number;
  deadLoop: boolean;
  /** The first lap's transition: the moment of the arriving visit's first event. */
  firstLapAt: number | null;
  /** Laps by `from>to reason`, the reason of the lap or nothing. */
  lapReasons: Tally;
  /** Since the last lap (or the start): the furthest position grew. */
  windowGrew: boolean;
  /** Since the last lap (or the start): evidence new to the journey was offered. */
  windowHasNewEvidence: boolean;
  /** Since the last lap (or the start): the last reason of a refusal. */
  windowReason: string | null;

  /** Refusals that carry a reason, by `step reason`. */
  reasonCounts: Tally;
  /** Events that offered it, by evidence. */
  evidence: Tally;
  lastTrouble: Trouble | null;
  stuck: Stuck | null;
  /** When the last event waits for an answer: the moment at which silence makes the journey stuck. */
  silentDueAt: number | null;
  /** The silence that made the journey stuck: its event's step and how long it lasted; null when silence did not. */
  silence: { readonly step: string; readonly ms: number } | null;
  /** Failed journeys in a row right before this one, each begun within the gap of the one before. */
  failedBefore: number;
  /** With this one; 0 until it failed. */
  failedStreak: number;
}

/** A journey that is about to take its first event. */
export function blankState(
  first: JourneyEvent,
  rules: FlowRules,
  previous: JourneyState | null,
): JourneyState {
  return {
    flowVersion: rules.version,
    startedAt: first.at,
    firstEventId: first.id,
    lastAt: first.at,
    lastEventId: first.id,
    lastStep: first.step,
    lastOutcome: first.outcome,
    eventCount: 0,
    ended: 'open',
    segment: {
      channel: first.channel ?? null,
      region: first.region ?? null,
      clientVersion: first.clientVersion ?? null,
    },
    previousStartedAt: previous?.startedAt ?? null,
    visits: 0,
    visitStartedAt: first.at,
    visitReason: null,
    furthestPosition: -1,
    furthestStep: null,
    retries: 0,
    transitions: {},
    steps: {},
    laps: 0,
    emptyLaps: 0,
    emptyLapsInARow: 0,
    deadLoop: false,
    firstLapAt: null,
    lapReasons: {},
    windowGrew: false,
    windowHasNewEvidence: false,
    windowReason: null,
    reasonCounts: {},
    evidence: {},
    lastTrouble: null,
    stuck: null,
    silentDueAt: null,
    silence: null,
    failedBefore: failedInARow(first.at, rules, previous),
    failedStreak: 0,
  };
}

function failedInARow(startedAt: number, rules: FlowRules, previous: JourneyState | null): number {
  if (previous === null || previous.ended !== 'failed') return 0;
  return startedAt - previous.lastAt <= rules.gapMs ? previous.failedStreak : 0;
}

/** A copy that can be folded further without touching the original. */
export function cloneState(state: JourneyState): JourneyState {
  const steps: Record<string, StepTally> = {};
  for (const [step, tally] of Object.entries(state.steps)) steps[step] = { ...tally };
  return {
    ...state,
    transitions: { ...state.transitions },
    steps,
    reasonCounts: { ...state.reasonCounts },
    lapReasons: { ...state.lapReasons },
    evidence: { ...state.evidence },
  };
}
