import type { Reader } from '../../db/connection.ts';
import type { FunnelEdge, FunnelStep, PeriodFigures } from '../contract/dashboard.ts';
import { quantile } from '../journeys/duration-buckets.ts';
import { TIMES } from '../journeys/journey-figures.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { isoOf } from '../platform/clock.ts';
import { countEscapes } from './count-escapes.ts';
import type { FigureQuestion } from './figure-question.ts';
import { type FigureSums, rowsOf, timesOf, valueOf } from './figure-sums.ts';
import { countPeople, countSilentNow, sumFigures } from './flow-figures.ts';
import { shareOf } from './share.ts';

const MEASURES = [
  'journeys',
  'stuck',
  'succeeded',
  'self_resolved',
  'rework',
  'stuck_laps',
  'stuck_empty_laps',
  'step_entered',
  'step_passed',
  'step_failed',
  'step_left',
  'step_laps',
  'step_reason',
  'edge_times',
  'edge_journeys',
  ...TIMES,
] as const;

/** All that a dashboard shows of one period. */
export async function periodFigures(
  db: Reader,
  rulebook: Rulebook,
  question: FigureQuestion,
  now: number,
): Promise<PeriodFigures> {
  const [sums, silentNow, escapes] = await Promise.all([
    sumFigures(db, question, MEASURES),
    countSilentNow(db, question, now),
    countEscapes(db, question),
  ]);
  const journeys = valueOf(sums, 'journeys');
  const people = await countPeople(db, question, journeys);
  const stuck = valueOf(sums, 'stuck');
  const each = (total: number) => (stuck === 0 ? null : total / stuck);
  const decided = escapes.reduce((sum, row) => sum + row.decided, 0);
  const escaped = escapes.reduce((sum, row) => sum + row.escaped, 0);
  const passes = timesOf(sums, 'pass_ms');
  return {
    from: isoOf(question.from),
    to: isoOf(question.to),
    journeys,
    people,
    succeeded: shareOf(valueOf(sums, 'succeeded'), journeys),
    loopRate: shareOf(stuck, journeys),
    reworkRate: shareOf(valueOf(sums, 'rework'), journeys),
    silentNow,
    selfResolved: shareOf(valueOf(sums, 'self_resolved'), stuck),
    escape: shareOf(escaped, decided),
    lapsPerStuck: each(valueOf(sums, 'stuck_laps')),
    emptyLapsPerStuck: each(valueOf(sums, 'stuck_empty_laps')),
    medianMs: quantile(passes, 0.5),
    p90Ms: quantile(passes, 0.9),
    loopMedianMs: quantile(timesOf(sums, 'loop_ms'), 0.5),
    steps: funnelSteps(sums, stepsOf(rulebook, question)),
    edges: funnelEdges(sums, stepsOf(rulebook, question)),
  };
}

/** The steps in their order: of the version that is asked for, else of all, the newest version's first. */
export function stepsOf(rulebook: Rulebook, { flow, version }: FigureQuestion): string[] {
  if (version === undefined) return rulebook.allSteps(flow);
  return rulebook.definition(flow, version).steps.map(({ name }) => name);
}

function funnelSteps(sums: FigureSums, steps: readonly string[]): FunnelStep[] {
  const entered = steps.map((step) => valueOf(sums, 'step_entered', step));
  const first = entered[0] ?? 0;
  return steps.map((step, index) => {
    const own = entered[index] ?? 0;
    // A step that fewer entered than this one was not on everybody's way: the one before it counts.
    const previous = entered.slice(0, index).findLast((count) => count >= own && count > 0);
    const buckets = timesOf(sums, 'step_ms', step);
    return {
      step,
      entered: own,
      passed: valueOf(sums, 'step_passed', step),
      failed: valueOf(sums, 'step_failed', step),
      left: valueOf(sums, 'step_left', step),
      laps: valueOf(sums, 'step_laps', step),
      ofPrevious: previous === undefined ? null : own / previous,
      ofFirst: index === 0 || first === 0 ? null : own / first,
      medianMs: quantile(buckets, 0.5),
      p90Ms: quantile(buckets, 0.9),
      reasons: rowsOf(sums, 'step_reason')
        .filter((row) => row.a === step)
        .map((row) => ({ reason: row.b, times: row.value }))
        .sort((x, y) => y.times - x.times || (x.reason < y.reason ? -1 : 1)),
    };
  });
}

function funnelEdges(sums: FigureSums, steps: readonly string[]): FunnelEdge[] {
  return rowsOf(sums, 'edge_times')
    .map(({ a, b, value }) => ({
      from: a,
      to: b,
      kind: kindOf(steps.indexOf(a), steps.indexOf(b), a === b),
      times: value,
      journeys: valueOf(sums, 'edge_journeys', a, b),
    }))
    .sort((x, y) => y.times - x.times || (x.from + x.to < y.from + y.to ? -1 : 1));
}

function kindOf(from: number, to: number, same: boolean): FunnelEdge['kind'] {
  if (same) return 'retry';
  if (from < 0 || to < 0) return 'other';
  return to > from ? 'forward' : 'lap';
}
