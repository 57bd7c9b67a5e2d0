import type { Figure, Measure } from '../journeys/journey-figures.ts';

/** Sums by `measure a b`. */
export type FigureSums = Map<string, { measure: Measure; a: string; b: string; value: number }>;

/** Adds one figure to its sum. */
export function addToSums(sums: FigureSums, figure: Figure): void {
  const key = `${figure.measure} ${figure.a} ${figure.b}`;
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { ...figure });
  else sum.value += figure.value;
}

/** The sum of one figure; 0 where nothing was counted. */
export function valueOf(sums: FigureSums, measure: Measure, a = '', b = ''): number {
  return sums.get(`${measure} ${a} ${b}`)?.value ?? 0;
}

/** All sums of one measure that are not 0. */
export function rowsOf(sums: FigureSums, measure: Measure) {
  return [...sums.values()].filter((sum) => sum.measure === measure && sum.value !== 0);
}
