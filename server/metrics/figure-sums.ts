import type { Measure } from '../journeys/journey-figures.ts';
import type { FigureSum, FigureSums } from './flow-figures.ts';

/** The sum of one figure; 0 where nothing was counted. */
export function valueOf(sums: FigureSums, measure: Measure, a = '', b = ''): number {
  return sums.get(`${measure} ${a} ${b}`)?.value ?? 0;
}

/** All sums of one measure that are not 0. */
export function rowsOf(sums: FigureSums, measure: Measure): FigureSum[] {
  return [...sums.values()].filter((sum) => sum.measure === measure && sum.value !== 0);
}

/** The durations of a measure as counts by bucket: its `a` is the bucket. */
export function bucketsOf(sums: FigureSums, measure: Measure): Map<number, number> {
  return new Map(rowsOf(sums, measure).map(({ a, value }) => [Number(a), value]));
}

/** The time in each step as counts by bucket, by step. */
export function stepBuckets(sums: FigureSums): Map<string, Map<number, number>> {
  const steps = new Map<string, Map<number, number>>();
  for (const { a, b, value } of rowsOf(sums, 'step_ms')) {
    const buckets = steps.get(a) ?? new Map<number, number>();
    buckets.set(Number(b), value);
    steps.set(a, buckets);
  }
  return steps;
}
