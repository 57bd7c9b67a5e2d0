import type { Outcome } from '../contract/event-format.ts';
import type { FlowDefinition } from '../contract/flow-format.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** How a terminal event ends its journey. */
export type End = 'succeeded' | 'failed';

/** One version of a flow, made ready for the fold, which asks it for every event. */
export interface FlowRules {
  readonly version: number;
  /** Step names in the flow's order. */
  readonly steps: readonly string[];
  /** Position of a step; -1 when this version lacks it. */
  readonly positionOf: (step: string) => number;
  /** How an event ends its journey, null when it does not. */
  readonly endOf: (step: string, outcome: Outcome) => End | null;
  /** Evidence that each step declares. */
  readonly declaredAt: ReadonlyMap<string, readonly string[]>;
  /** Every declared evidence once, in the order of the steps. */
  readonly declaredEvidence: readonly string[];
  readonly stuckAfterLaps: number;
  readonly sameReasonTimes: number;
  readonly stuckAfterFailedJourneys: number;
  /** An event later than this after the one before begins another journey, in ms. */
  readonly gapMs: number;
  /** Silence of at least this makes a journey stuck, in ms. */
  readonly silentMs: number;
}

/** Hours and days may be fractions; a thousandth of a millisecond of float noise must not move a limit. */
const NOISE_MS = 1e-3;

/** Makes a definition ready for the fold; do it once per version (domain, section 2, "Version"). */
export function compileFlowRules(
  version: number,
  definition: Pick<FlowDefinition, 'steps' | 'terminal' | 'loop' | 'journeyGapDays'>,
): FlowRules {
  const positions = new Map(definition.steps.map((step, position) => [step.name, position]));
  return {
    version,
    steps: definition.steps.map((step) => step.name),
    positionOf: (step) => positions.get(step) ?? -1,
    endOf: compileEnds(definition.terminal),
    declaredAt: new Map(definition.steps.map((step) => [step.name, step.evidence])),
    declaredEvidence: [...new Set(definition.steps.flatMap((step) => step.evidence))],
    stuckAfterLaps: definition.loop.stuckAfterLaps,
    sameReasonTimes: definition.loop.sameReasonTimes,
    stuckAfterFailedJourneys: definition.loop.stuckAfterFailedJourneys,
    // Moments are whole milliseconds: "more than the gap" and "at least the silence" round different ways.
    gapMs: Math.floor(definition.journeyGapDays * 24 * HOUR_MS + NOISE_MS),
    silentMs: Math.max(1, Math.ceil(definition.loop.silentHours * HOUR_MS - NOISE_MS)),
  };
}

interface Ends {
  anyStep: End | null;
  readonly byStep: Map<string, End>;
}

// Failures first, so that a terminal in both lists ends up a success (domain, section 2, "Journey").
function compileEnds(terminal: FlowDefinition['terminal']): FlowRules['endOf'] {
  const ends = new Map<Outcome, Ends>();
  const name = (list: FlowDefinition['terminal']['success'], end: End): void => {
    for (const { step, outcome } of list) {
      const of = ends.get(outcome) ?? { anyStep: null, byStep: new Map() };
      ends.set(outcome, of);
      if (step === '*') of.anyStep = end;
      else of.byStep.set(step, end);
    }
  };
  name(terminal.failure, 'failed');
  name(terminal.success, 'succeeded');
  return (step, outcome) => {
    const of = ends.get(outcome);
    if (of === undefined) return null;
    return of.anyStep === 'succeeded' ? 'succeeded' : (of.byStep.get(step) ?? of.anyStep);
  };
}
