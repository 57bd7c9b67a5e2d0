import type { Reader } from '../../db/connection.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import type { Measure } from '../journeys/journey-figures.ts';
import { type LocalDay, localDays } from '../platform/local-days.ts';
import { figureNames } from '../rollups/figure-names.ts';
import { addPackedCounts, addPackedTimes, type Counts, type Times } from '../rollups/packed-counts.ts';
import { readRollups } from '../rollups/read-rollups.ts';
import { rollupDayOf } from '../rollups/rollup-place.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { addNumbered, type FigureSums, noSums } from './figure-sums.ts';
import { grainOf, within } from './flow-figures.ts';
import { addJourneys } from './journeys-in.ts';

/** A calendar day and what the journeys that began on it contributed. */
export interface DaySums extends LocalDay {
  sums: FigureSums;
}

/** Adds up what journeys contributed, each calendar day of a zone apart. */
export async function sumByDay(
  db: Reader,
  question: FigureQuestion,
  zone: string,
  measures: readonly Measure[],
): Promise<DaySums[]> {
  const days = localDays(question.from, question.to, zone).map((day) => ({ ...day, sums: noSums() }));
  // A rollup day that lies in two of the zone's is of no use.
  const hoursOnly = !days.slice(1).every(({ from }) => rollupDayOf(from) === from);
  const whole = within(question, HOUR_MS);
  const [names, rows] = await Promise.all([
    figureNames(db),
    readRollups<{ at: number; counts: string; times: string }>(
      db,
      { ...question, ...whole, by: grainOf(question), hoursOnly },
      (query) => {
        narrow(query, question, 'rollups');
        return query.select({ at: 'starts_at' }, 'counts', 'times');
      },
    ),
  ]);
  const wanted = new Set(measures);
  for (const day of days) {
    const hours = within(day, HOUR_MS);
    const read: { counts: Counts; times: Times } = { counts: [], times: [] };
    for (const { at, counts, times } of rows) {
      if (at < hours.from || at >= hours.to) continue;
      addPackedCounts(counts, read.counts);
      addPackedTimes(times, read.times);
    }
    addNumbered(day.sums, read, names, wanted);
    await addJourneys(db, { ...question, from: day.from, to: hours.from }, measures, day.sums);
    await addJourneys(db, { ...question, from: hours.to, to: day.to }, measures, day.sums);
  }
  return days;
}
