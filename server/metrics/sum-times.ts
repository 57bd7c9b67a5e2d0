import type { Reader } from '../../db/connection.ts';
import { type Measure, TIMES } from '../journeys/journey-figures.ts';
import { ROLLUP_BLOCK_MS } from '../rollups/rollup-place.ts';
import { readCounts } from '../rollups/rollup-times.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import type { FigureSums } from './figure-sums.ts';
import { isBySegment, within } from './flow-figures.ts';
import { addJourneys } from './journeys-in.ts';

/** Counts by bucket, by `measure a`: the time to pass, in loops, and in each step. */
export type TimeSums = Map<string, Map<number, number>>;

/**
 * Counts the period's durations by bucket: whole blocks of hours from their counts, the rest, and what is asked of one
 * channel or client version, from the journeys themselves.
 */
export async function sumTimes(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[] = TIMES,
): Promise<TimeSums> {
  const blocks = isBySegment(question)
    ? { from: question.from, to: question.from }
    : within(question, ROLLUP_BLOCK_MS);
  const rest: FigureSums = new Map();
  const sums: TimeSums = new Map();
  await Promise.all([
    addJourneys(db, { ...question, to: blocks.from }, measures, rest),
    addBlocks(db, { ...question, ...blocks }, measures, sums),
    addJourneys(db, { ...question, from: blocks.to }, measures, rest),
  ]);
  for (const { measure, a, b, value } of rest.values()) add(sums, `${measure} ${a}`, Number(b), value);
  return sums;
}

async function addBlocks(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
  sums: TimeSums,
): Promise<void> {
  if (question.from >= question.to) return;
  const query = db('rollup_times')
    .whereIn('measure', measures)
    .where('block', '>=', question.from)
    .where('block', '<', question.to)
    .select('measure', 'a', 'counts');
  narrow(query, question, 'rollup_times');
  for (const row of (await query) as { measure: string; a: string; counts: string }[])
    for (const [bucket, value] of readCounts(row.counts)) add(sums, `${row.measure} ${row.a}`, bucket, value);
}

function add(sums: TimeSums, key: string, bucket: number, value: number): void {
  const counts = sums.get(key);
  if (counts === undefined) sums.set(key, new Map([[bucket, value]]));
  else counts.set(bucket, (counts.get(bucket) ?? 0) + value);
}

/** The counts of one duration; empty where nothing was counted. */
export function timesOf(sums: TimeSums, measure: Measure, a = ''): ReadonlyMap<number, number> {
  return sums.get(`${measure} ${a}`) ?? new Map<number, number>();
}
