import type { FlowDefinition } from '../contract/flow-format.ts';
import type { JourneyState } from '../journeys/journey-state.ts';
import type { JourneySummary } from '../journeys/summarise-journey.ts';
import type { JourneyTrace } from '../journeys/trace-journey.ts';
import type { WorksFigure } from '../cases/what-works.ts';

/** What the decisions on a stuck verification depend on. */
export interface StuckSituation {
  flow: string;
  definition: FlowDefinition;
  steps: string[];
  passedSteps: string[];
  unpassedSteps: string[];
  /** Evidence never tried, what worked best for others first. */
  untried: string[];
  tried: string[];
  seenReasons: string[];
  hasNoFriends: boolean;
}

const NO_FRIENDS = new Set(['no_friends_available', 'friends_declined', 'friends_expired']);

/** Reads the situation off a journey. Pure. */
export function stuckSituation(
  definition: FlowDefinition,
  state: JourneyState,
  summary: JourneySummary,
  trace: JourneyTrace,
  works: ReadonlyMap<string, WorksFigure>,
): StuckSituation {
  const steps = definition.steps.map((step) => step.name);
  const isTried = (evidence: JourneyTrace['evidence'][number]) =>
    evidence.cells.some((cell) => cell.state !== 'not_tried');
  const untried = trace.evidence.filter((row) => !isTried(row)).map((row) => row.evidence);
  return {
    flow: definition.name,
    definition,
    steps,
    passedSteps: steps.filter((step) => state.steps[step]?.passed === true),
    unpassedSteps: steps.filter((step) => state.steps[step]?.passed !== true),
    untried: untried.sort((a, b) => (works.get(b)?.share ?? -1) - (works.get(a)?.share ?? -1)),
    tried: trace.evidence.filter(isTried).map((row) => row.evidence),
    seenReasons: [...new Set(summary.reasonCounts.map((count) => count.reason))],
    hasNoFriends: summary.reasonCounts.some((count) => NO_FRIENDS.has(count.reason)),
  };
}
