import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { addContribution, type Figures, figureOf } from '../journeys/journey-figures.ts';
import { toJourney } from '../journeys/journey-repository.ts';
import { ROLLUP_HOUR_MS } from '../rollups/add-to-rollups.ts';

/** What is asked: a flow, a period `[from, to)` in UTC ms, and values that a journey's first event must have had. */
export interface FigureQuestion {
  flow: string;
  from: number;
  to: number;
  segment: { channel?: string; region?: string; clientVersion?: string };
}

/** Sums by `measure a b`. */
export type FigureSums = Map<string, { measure: string; a: string; b: string; value: number }>;

/** Journeys whose rows are read at once where a period does not fill an hour. */
const PAGE = 500;

/** Adds up what journeys contributed: whole hours from the rollups, the edges of the period from the journeys. */
export async function sumFigures(db: Reader, question: FigureQuestion): Promise<FigureSums> {
  const sums: FigureSums = new Map();
  const firstHour = Math.ceil(question.from / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS;
  const endHour = Math.floor(question.to / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS;
  if (firstHour >= endHour) {
    await addJourneys(db, question, question.from, question.to, sums);
    return sums;
  }
  await addJourneys(db, question, question.from, firstHour, sums);
  await addRollups(db, question, firstHour, endHour, sums);
  await addJourneys(db, question, endHour, question.to, sums);
  return sums;
}

/** Journeys that start in the period while their account's previous one in the flow started before it: people. */
export async function countPeople(db: Reader, question: FigureQuestion): Promise<number> {
  const query = journeysIn(db, question, question.from, question.to).where((one) =>
    one.whereNull('previous_started_at').orWhere('previous_started_at', '<', question.from),
  );
  return countOf(query);
}

/** Journeys of the period whose silence lasts as of `now`. */
export async function countSilentNow(db: Reader, question: FigureQuestion, now: number): Promise<number> {
  return countOf(journeysIn(db, question, question.from, question.to).where('silent_due_at', '<=', now));
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const rows = (await query.count({ n: '*' })) as { n: number }[];
  return Number(rows[0]?.n ?? 0);
}

async function addRollups(
  db: Reader,
  question: FigureQuestion,
  from: number,
  to: number,
  sums: FigureSums,
): Promise<void> {
  const query = db('rollups').where({ flow: question.flow }).where('hour', '>=', from).where('hour', '<', to);
  whereSegment(query, question);
  const rows = (await query
    .groupBy('measure', 'a', 'b')
    .select('measure', 'a', 'b')
    .sum({ value: 'value' })) as {
    measure: string;
    a: string;
    b: string;
    value: number;
  }[];
  for (const row of rows) addTo(sums, { ...row, value: Number(row.value) });
}

async function addJourneys(
  db: Reader,
  question: FigureQuestion,
  from: number,
  to: number,
  sums: FigureSums,
): Promise<void> {
  let after: JourneyRecord | undefined;
  while (from < to) {
    const query = journeysIn(db, question, from, to).orderBy('started_at').orderBy('id').limit(PAGE);
    if (after !== undefined) void query.whereRaw('(started_at, id) > (?, ?)', [after.started_at, after.id]);
    const rows = (await query) as JourneyRecord[];
    const figures: Figures = new Map();
    for (const row of rows) {
      const journey = toJourney(row);
      addContribution(figures, journey.state, journey.decided, 1);
    }
    for (const [key, value] of figures) addTo(sums, figureOf(key, value));
    if (rows.length < PAGE) return;
    after = rows.at(-1);
  }
}

function journeysIn(db: Reader, question: FigureQuestion, from: number, to: number): Knex.QueryBuilder {
  const query = db('journeys')
    .where({ flow: question.flow })
    .where('started_at', '>=', from)
    .where('started_at', '<', to);
  whereSegment(query, question);
  return query;
}

function whereSegment(query: Knex.QueryBuilder, { segment }: FigureQuestion): void {
  const columns = { channel: segment.channel, region: segment.region, client_version: segment.clientVersion };
  for (const [column, value] of Object.entries(columns))
    if (value !== undefined) void query.where(column, value);
}

function addTo(sums: FigureSums, figure: { measure: string; a: string; b: string; value: number }): void {
  const key = `${figure.measure} ${figure.a} ${figure.b}`;
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { ...figure });
  else sum.value += figure.value;
}
