import type { Reader } from '../../db/connection.ts';
import type { FlowMetrics } from '../contract/metrics.ts';
import { quantile } from '../journeys/duration-buckets.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { ProblemError } from '../platform/problem-error.ts';
import {
  countPeople,
  countSilentNow,
  type FigureQuestion,
  type FigureSums,
  sumFigures,
} from './flow-figures.ts';

/** The exact figures of a flow and period (domain, section 2). Throws `flow_unknown`. */
export async function flowMetrics(
  db: Reader,
  rulebook: Rulebook,
  question: FigureQuestion,
  now: number,
): Promise<FlowMetrics> {
  if (!rulebook.knowsFlow(question.flow)) throw new ProblemError('flow_unknown');
  const sums = await sumFigures(db, question);
  const passes = new Map(rowsOf(sums, 'pass_ms').map(({ a, value }) => [Number(a), value]));
  return {
    journeys: totalOf(sums, 'journeys'),
    accounts: await countPeople(db, question),
    stuck: totalOf(sums, 'stuck'),
    silentNow: await countSilentNow(db, question, now),
    selfResolved: totalOf(sums, 'self_resolved'),
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

/** `channel:android` and the like, as a question's segment. */
export function segmentOf(parts: readonly string[] = []): FigureQuestion['segment'] {
  return Object.fromEntries(
    parts.map((part) => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon), part.slice(colon + 1)];
    }),
  );
}

function rowsOf(sums: FigureSums, measure: string) {
  return [...sums.values()].filter((sum) => sum.measure === measure && sum.value !== 0);
}

function totalOf(sums: FigureSums, measure: string): number {
  return valueOf(sums, measure);
}

function valueOf(sums: FigureSums, measure: string, a = '', b = ''): number {
  return sums.get(`${measure} ${a} ${b}`)?.value ?? 0;
}
