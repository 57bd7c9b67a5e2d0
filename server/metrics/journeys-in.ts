import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { addContribution, type Figures, figureOf, type Measure } from '../journeys/journey-figures.ts';
import { toJourney } from '../journeys/journey-repository.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { addToSums, type FigureSums } from './figure-sums.ts';

/** Journeys whose rows are read at once. */
const PAGE = 500;

/** Journeys of the period, as rows of the table. */
export function journeysIn(db: Reader, question: FigureQuestion): Knex.QueryBuilder {
  const query = db('journeys')
    .where('journeys.started_at', '>=', question.from)
    .where('journeys.started_at', '<', question.to);
  narrow(query, question, 'journeys');
  return query;
}

export async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const rows = (await query.count({ n: '*' })) as { n: number }[];
  return Number(rows[0]?.n ?? 0);
}

/** Adds what the period's journeys contribute, one by one: for what no rollup answers. */
export async function addJourneys(
  db: Reader,
  question: FigureQuestion,
  measures: readonly Measure[],
  sums: FigureSums,
): Promise<void> {
  if (question.from >= question.to) return;
  const wanted = new Set<Measure>(measures);
  let after: JourneyRecord | undefined;
  for (;;) {
    const query = journeysIn(db, question).orderBy('started_at').orderBy('id').limit(PAGE);
    if (after !== undefined) void query.whereRaw('(started_at, id) > (?, ?)', [after.started_at, after.id]);
    const rows = (await query.select(
      'id',
      'account_id',
      'flow',
      'decided',
      'started_at',
      'state',
    )) as JourneyRecord[];
    const figures: Figures = new Map();
    for (const row of rows) {
      const journey = toJourney(row);
      addContribution(figures, journey.state, journey.decided, 1);
    }
    for (const [key, value] of figures) {
      const figure = figureOf(key, value);
      if (wanted.has(figure.measure)) addToSums(sums, figure);
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1);
  }
}
