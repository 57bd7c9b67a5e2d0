import type { Reader } from '../../db/connection.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import { isTime, type Measure } from '../journeys/journey-figures.ts';
import { figureNames } from '../rollups/figure-names.ts';
import { addPackedCounts, addPackedTimes, type Counts, type Times } from '../rollups/packed-counts.ts';
import { readRollups } from '../rollups/read-rollups.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { addNumbered, type FigureSums, noSums } from './figure-sums.ts';
import { addJourneys, countOf, journeysIn } from './journeys-in.ts';

/**
 * Adds up what journeys contributed: whole hours and days from the rollups, in one pass for all measures, and what is
 * left of hours from the journeys themselves.
 */
export async function sumFigures(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
): Promise<FigureSums> {
  const sums = noSums();
  const hours = within(question, HOUR_MS);
  await Promise.all([
    addJourneys(db, { ...question, to: hours.from }, measures, sums),
    addRollups(db, { ...question, ...hours }, measures, sums),
    addJourneys(db, { ...question, from: hours.to }, measures, sums),
  ]);
  return sums;
}

async function addRollups(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
  sums: FigureSums,
): Promise<void> {
  if (question.from >= question.to) return;
  const columns = [
    ...(measures.every(isTime) ? [] : ['counts']),
    // By far the longer of the two.
    ...(measures.some(isTime) ? ['times'] : []),
  ];
  const [names, rows] = await Promise.all([
    figureNames(db),
    readRollups<{ counts?: string; times?: string }>(db, { ...question, by: grainOf(question) }, (query) => {
      narrow(query, question, 'rollups');
      return query.select(columns);
    }),
  ]);
  const read: { counts: Counts; times: Times } = { counts: [], times: [] };
  for (const { counts = '', times = '' } of rows) {
    addPackedCounts(counts, read.counts);
    addPackedTimes(times, read.times);
  }
  addNumbered(sums, read, names, new Set(measures));
}

/**
 * Journeys that start in the period while their account's previous one in the flow started before it: people. Counted
 * as the journeys without those that repeat within the period, of which there are far fewer.
 */
export async function countPeople(db: Reader, question: FigureQuestion, journeys: number): Promise<number> {
  const repeated = journeysIn(db, question)
    .where('previous_started_at', '>=', question.from)
    .where('previous_started_at', '<', question.to);
  return journeys - (await countOf(repeated));
}

/** Journeys of the period whose silence lasts as of `now`. */
export async function countSilentNow(db: Reader, question: FigureQuestion, now: number): Promise<number> {
  return countOf(journeysIn(db, question).where('silent_due_at', '<=', now));
}

/** Whether sums over all channels and client versions cannot answer. */
export function grainOf({ segment }: FigureQuestion): 'cell' | 'region' {
  return segment.channel !== undefined || segment.clientVersion !== undefined ? 'cell' : 'region';
}

/** The part of a period that whole spans of `span` ms fill; empty, at its start, where none does. */
export function within(
  { from, to }: { from: number; to: number },
  span: number,
): { from: number; to: number } {
  const first = Math.min(to, Math.ceil(from / span) * span);
  return { from: first, to: Math.max(first, Math.floor(to / span) * span) };
}
