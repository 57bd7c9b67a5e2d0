import type { Reader } from '../../db/connection.ts';
import type { FlowMetrics } from '../contract/metrics.ts';
import { quantile } from '../journeys/duration-buckets.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { FigureQuestion } from './figure-question.ts';
import { rowsOf, timesOf, valueOf } from './figure-sums.ts';
import { countPeople, countSilentNow, sumFigures } from './flow-figures.ts';

const MEASURES = [
  'journeys',
  'stuck',
  'self_resolved',
  'step_entered',
  'step_passed',
  'step_failed',
  'step_laps',
  'edge_times',
  'edge_journeys',
  'pass_ms',
] as const;

/** The exact figures of a flow and period (domain, section 2). Throws `flow_unknown`. */
export async function flowMetrics(
  db: Reader,
  rulebook: Rulebook,
  question: FigureQuestion,
  now: number,
): Promise<FlowMetrics> {
  if (!rulebook.knowsFlow(question.flow)) throw new ProblemError('flow_unknown');
  const sums = await sumFigures(db, question, MEASURES);
  const passes = timesOf(sums, 'pass_ms');
  const journeys = valueOf(sums, 'journeys');
  return {
    journeys,
    accounts: await countPeople(db, question, journeys),
    stuck: valueOf(sums, 'stuck'),
    silentNow: await countSilentNow(db, question, now),
    selfResolved: valueOf(sums, 'self_resolved'),
    medianMs: quantile(passes, 0.5),
    p90Ms: quantile(passes, 0.9),
    steps: rulebook.allSteps(question.flow).map((step) => ({
      step,
      entered: valueOf(sums, 'step_entered', step),
      passed: valueOf(sums, 'step_passed', step),
      failed: valueOf(sums, 'step_failed', step),
      laps: valueOf(sums, 'step_laps', step),
    })),
    transitions: rowsOf(sums, 'edge_times')
      .map(({ a, b, value }) => ({
        from: a,
        to: b,
        times: value,
        journeys: valueOf(sums, 'edge_journeys', a, b),
      }))
      .sort((a, b) => b.times - a.times || (a.from + a.to < b.from + b.to ? -1 : 1)),
  };
}
