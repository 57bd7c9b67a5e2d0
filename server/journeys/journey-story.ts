import type { FlowRules } from './flow-rules.ts';
import type { JourneySummary } from './summarise-journey.ts';
import type { JourneyTrace } from './trace-journey.ts';

/** One journey as of `now` (UTC ms): summary and trace of the same events, under the journey's own version. */
export interface JourneyStory {
  summary: JourneySummary;
  trace: JourneyTrace;
  rules: FlowRules;
  now: number;
}
