import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { Measure } from '../journeys/journey-figures.ts';
import { ROLLUP_BLOCK_MS, ROLLUP_HOUR_MS } from '../rollups/rollup-place.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { type FigureSums, addToSums } from './figure-sums.ts';
import { addJourneys, countOf, journeysIn } from './journeys-in.ts';

interface Sum {
  measure: Measure;
  a: string;
  b: string;
  value: number;
}

/**
 * Adds up what journeys contributed, durations apart: whole blocks of hours from their sums, what is left of hours
 * from the hours, and what is left of that from the journeys themselves.
 */
export async function sumFigures(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
): Promise<FigureSums> {
  const sums: FigureSums = new Map();
  const hours = within(question, ROLLUP_HOUR_MS);
  const blocks = isBySegment(question)
    ? { from: hours.from, to: hours.from }
    : within(hours, ROLLUP_BLOCK_MS);
  await Promise.all([
    addJourneys(db, { ...question, to: hours.from }, measures, sums),
    addRows(db, 'rollups', { ...question, from: hours.from, to: blocks.from }, measures, sums),
    addRows(db, 'rollup_sums', { ...question, ...blocks }, measures, sums),
    addRows(db, 'rollups', { ...question, from: blocks.to, to: hours.to }, measures, sums),
    addJourneys(db, { ...question, from: hours.to }, measures, sums),
  ]);
  return sums;
}

/** Journeys that start in the period while their account's previous one in the flow started before it: people. */
export async function countPeople(db: Reader, question: FigureQuestion): Promise<number> {
  const query = journeysIn(db, question).where((one) =>
    one.whereNull('previous_started_at').orWhere('previous_started_at', '<', question.from),
  );
  return countOf(query);
}

/** Journeys of the period whose silence lasts as of `now`. */
export async function countSilentNow(db: Reader, question: FigureQuestion, now: number): Promise<number> {
  return countOf(journeysIn(db, question).where('silent_due_at', '<=', now));
}

/** Whether sums over all channels and client versions cannot answer. */
export function isBySegment({ segment }: FigureQuestion): boolean {
  return segment.channel !== undefined || segment.clientVersion !== undefined;
}

/** The part of a period that whole spans of `span` ms fill; empty, at its start, where none does. */
export function within(
  { from, to }: { from: number; to: number },
  span: number,
): { from: number; to: number } {
  const first = Math.min(to, Math.ceil(from / span) * span);
  return { from: first, to: Math.max(first, Math.floor(to / span) * span) };
}

async function addRows(
  db: Reader,
  table: 'rollups' | 'rollup_sums',
  question: FigureQuestion,
  measures: readonly Measure[],
  sums: FigureSums,
): Promise<void> {
  if (question.from >= question.to) return;
  const time = table === 'rollups' ? 'hour' : 'block';
  const query: Knex.QueryBuilder = db(table)
    .whereIn('measure', measures)
    .where(time, '>=', question.from)
    .where(time, '<', question.to)
    .groupBy('measure', 'a', 'b')
    .select('measure', 'a', 'b')
    .sum({ value: 'value' });
  narrow(query, question, table);
  for (const row of (await query) as Sum[]) addToSums(sums, { ...row, value: Number(row.value) });
}
