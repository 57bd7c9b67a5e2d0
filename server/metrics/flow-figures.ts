import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { addContribution, type Figures, figureOf, type Measure } from '../journeys/journey-figures.ts';
import { toJourney } from '../journeys/journey-repository.ts';
import { ROLLUP_HOUR_MS } from '../rollups/add-to-rollups.ts';
import { type FigureQuestion, narrow, tableFor } from './figure-question.ts';

/** One sum; `a` and `b` as in a journey's figures. */
export interface FigureSum {
  measure: string;
  a: string;
  b: string;
  value: number;
}
/** Sums by `measure a b`. */
export type FigureSums = Map<string, FigureSum>;

/** Journeys whose rows are read at once where a period does not fill an hour. */
const PAGE = 500;

/** Adds up what journeys contributed: whole hours from the rollups, the edges of the period from the journeys. */
export async function sumFigures(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
): Promise<FigureSums> {
  const sums: FigureSums = new Map();
  const { from, to } = question;
  const firstHour = Math.ceil(from / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS;
  const endHour = Math.floor(to / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS;
  if (firstHour >= endHour) {
    await addJourneys(db, question, measures, sums);
    return sums;
  }
  await addJourneys(db, { ...question, to: firstHour }, measures, sums);
  await addRollups(db, { ...question, from: firstHour, to: endHour }, measures, sums);
  await addJourneys(db, { ...question, from: endHour }, measures, sums);
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

/** Journeys of the period, as rows of the table. */
export function journeysIn(db: Reader, question: FigureQuestion): Knex.QueryBuilder {
  const query = db('journeys')
    .where('journeys.started_at', '>=', question.from)
    .where('journeys.started_at', '<', question.to);
  narrow(query, question, 'journeys');
  return query;
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const rows = (await query.count({ n: '*' })) as { n: number }[];
  return Number(rows[0]?.n ?? 0);
}

async function addRollups(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
  sums: FigureSums,
): Promise<void> {
  const table = tableFor(question);
  const query = db(table)
    .whereIn('measure', measures)
    .where('hour', '>=', question.from)
    .where('hour', '<', question.to)
    .groupBy('measure', 'a', 'b')
    .select('measure', 'a', 'b')
    .sum({ value: 'value' });
  narrow(query, question, table);
  for (const row of (await query) as FigureSum[]) addTo(sums, { ...row, value: Number(row.value) });
}

async function addJourneys(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
  sums: FigureSums,
): Promise<void> {
  if (question.from >= question.to) return;
  const wanted = new Set<string>(measures);
  let after: JourneyRecord | undefined;
  while (true) {
    const query = journeysIn(db, question).orderBy('started_at').orderBy('id').limit(PAGE);
    if (after !== undefined) void query.whereRaw('(started_at, id) > (?, ?)', [after.started_at, after.id]);
    const rows = (await query) as JourneyRecord[];
    const figures: Figures = new Map();
    for (const row of rows) {
      const journey = toJourney(row);
      addContribution(figures, journey.state, journey.decided, 1);
    }
    for (const [key, value] of figures) {
      const figure = figureOf(key, value);
      if (wanted.has(figure.measure)) addTo(sums, figure);
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1);
  }
}

function addTo(sums: FigureSums, figure: FigureSum): void {
  const key = `${figure.measure} ${figure.a} ${figure.b}`;
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { ...figure });
  else sum.value += figure.value;
}
