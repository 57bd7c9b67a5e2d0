import type { Reader } from '../../db/connection.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';
import type { Measure } from '../journeys/journey-figures.ts';
import { type LocalDay, localDays } from '../platform/local-days.ts';
import { figureNames } from '../rollups/figure-names.ts';
import { addPackedCounts, addPackedTimes, type Counts, type Times } from '../rollups/packed-counts.ts';
import { readRollups } from '../rollups/read-rollups.ts';
import { rollupDayOf } from '../rollups/rollup-place.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { addNumbered, addSums, type FigureSums, noSums } from './figure-sums.ts';
import { grainOf } from './flow-figures.ts';
import { addJourneys } from './journeys-in.ts';

/** A calendar day and what the journeys that began on it contributed. */
export interface DaySums extends LocalDay {
  sums: FigureSums;
}

interface Row {
  at: number;
  counts: string;
  times: string;
}

interface Asked {
  db: Reader;
  question: FigureQuestion;
  measures: readonly Measure[];
  names: readonly string[];
}

/**
 * Adds up what journeys contributed, each calendar day of a zone apart. A zone's midnight cuts a rollup day in two: what
 * lies before it is counted once, left out of the one day and added to the other, so that every zone reads days and a
 * few hours of each, never all hours.
 */
export async function sumByDay(
  db: Reader,
  question: FigureQuestion,
  zone: string,
  measures: readonly Measure[],
): Promise<DaySums[]> {
  const days = localDays(question.from, question.to, zone);
  const asked: Asked = { db, question, measures, names: await figureNames(db) };
  const until = rollupDayOf(question.to - 1) + DAY_MS;
  const whole = await sumRollupDays(asked, rollupDayOf(question.from), until);
  const edges = [...days.map(({ from }) => from), question.to];
  const before = await Promise.all(edges.map((edge) => sumBefore(asked, edge, whole)));
  return days.map((day, index) => {
    const sums = noSums();
    for (const [at, sum] of whole)
      if (at >= rollupDayOf(day.from) && at < rollupDayOf(day.to)) addSums(sums, sum, 1);
    addSums(sums, before[index] ?? noSums(), -1);
    addSums(sums, before[index + 1] ?? noSums(), 1);
    return { ...day, sums };
  });
}

async function sumRollupDays(asked: Asked, from: number, to: number): Promise<Map<number, FigureSums>> {
  const rows = await readRows(asked, from, to, false);
  const days = new Map<number, Row[]>();
  for (const row of rows) {
    const day = rollupDayOf(Number(row.at));
    const known = days.get(day);
    if (known === undefined) days.set(day, [row]);
    else known.push(row);
  }
  return new Map([...days].map(([day, own]) => [day, sumRows(asked, own)]));
}

/** What began in an edge's rollup day before the edge: by hours up to it, or by those after it where they are fewer. */
async function sumBefore(
  asked: Asked,
  edge: number,
  whole: ReadonlyMap<number, FigureSums>,
): Promise<FigureSums> {
  const start = rollupDayOf(edge);
  if (edge === start) return noSums();
  const { db, question, measures } = asked;
  const isEarly = edge - start <= DAY_MS / 2;
  const hour = (isEarly ? Math.floor(edge / HOUR_MS) : Math.ceil(edge / HOUR_MS)) * HOUR_MS;
  const part = sumRows(
    asked,
    isEarly ? await readRows(asked, start, hour, true) : await readRows(asked, hour, start + DAY_MS, true),
  );
  // What the edge leaves over of an hour: journey by journey.
  const [from, to] = isEarly ? [hour, edge] : [edge, hour];
  await addJourneys(db, { ...question, from, to }, measures, part);
  if (isEarly) return part;
  const rest = noSums();
  addSums(rest, whole.get(start) ?? noSums(), 1);
  addSums(rest, part, -1);
  return rest;
}

async function readRows(
  { db, question }: Asked,
  from: number,
  to: number,
  hoursOnly: boolean,
): Promise<Row[]> {
  return readRollups<Row>(db, { ...question, from, to, by: grainOf(question), hoursOnly }, (query) => {
    narrow(query, question, 'rollups');
    return query.select({ at: 'starts_at' }, 'counts', 'times');
  });
}

function sumRows({ names, measures }: Asked, rows: readonly Row[]): FigureSums {
  const read: { counts: Counts; times: Times } = { counts: [], times: [] };
  for (const { counts, times } of rows) {
    addPackedCounts(counts, read.counts);
    addPackedTimes(times, read.times);
  }
  const sums = noSums();
  addNumbered(sums, read, names, new Set(measures));
  return sums;
}
