import { type Figure, figureOf, isTime, type Measure } from '../journeys/journey-figures.ts';
import type { Counts, Times } from '../rollups/packed-counts.ts';

/** What a period's journeys contributed, added up. */
export interface FigureSums {
  /** By `measure a b`. */
  counts: Map<string, Figure>;
  /** Counts by bucket, by `measure a`. */
  times: Map<string, Map<number, number>>;
}

/** Nothing counted yet. */
export function noSums(): FigureSums {
  return { counts: new Map(), times: new Map() };
}

/** Adds one figure to its sum; of a duration, to its bucket. */
export function addToSums({ counts, times }: FigureSums, figure: Figure): void {
  const { measure, a, b, value } = figure;
  if (isTime(measure)) {
    const buckets = bucketsAt(times, `${measure} ${a}`);
    buckets.set(Number(b), (buckets.get(Number(b)) ?? 0) + value);
    return;
  }
  const key = `${measure} ${a} ${b}`;
  counts.set(key, { ...figure, value: value + (counts.get(key)?.value ?? 0) });
}

/** Adds what rollups hold of these measures, by the figures' numbers. */
export function addNumbered(
  sums: FigureSums,
  read: { counts: Counts; times: Times },
  names: readonly string[],
  measures: ReadonlySet<Measure>,
): void {
  read.counts.forEach((value, number) => {
    const figure = figureOf(names[number] ?? '', value);
    if (measures.has(figure.measure)) addToSums(sums, figure);
  });
  read.times.forEach((counts, number) => {
    const { measure, a } = figureOf(names[number] ?? '', 0);
    if (!measures.has(measure)) return;
    const buckets = bucketsAt(sums.times, `${measure} ${a}`);
    counts.forEach((value, bucket) => buckets.set(bucket, (buckets.get(bucket) ?? 0) + value));
  });
}

/** Adds other sums, or takes them away where `sign` is -1. */
export function addSums({ counts, times }: FigureSums, other: FigureSums, sign: 1 | -1): void {
  for (const [key, figure] of other.counts)
    counts.set(key, { ...figure, value: (counts.get(key)?.value ?? 0) + sign * figure.value });
  for (const [key, own] of other.times) {
    const buckets = bucketsAt(times, key);
    for (const [bucket, n] of own) buckets.set(bucket, (buckets.get(bucket) ?? 0) + sign * n);
  }
}

function bucketsAt(times: FigureSums['times'], key: string): Map<number, number> {
  const known = times.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<number, number>();
  times.set(key, fresh);
  return fresh;
}

/** The sum of one figure; 0 where nothing was counted. */
export function valueOf({ counts }: FigureSums, measure: Measure, a = '', b = ''): number {
  return counts.get(`${measure} ${a} ${b}`)?.value ?? 0;
}

/** All sums of one measure that are not 0. */
export function rowsOf({ counts }: FigureSums, measure: Measure): Figure[] {
  return [...counts.values()].filter((sum) => sum.measure === measure && sum.value !== 0);
}

/** The counts of one duration by bucket; empty where nothing was counted. */
export function timesOf({ times }: FigureSums, measure: Measure, a = ''): ReadonlyMap<number, number> {
  return times.get(`${measure} ${a}`) ?? new Map<number, number>();
}
