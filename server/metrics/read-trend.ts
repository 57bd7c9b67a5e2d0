import type { Reader } from '../../db/connection.ts';
import type { Trend } from '../contract/dashboard.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import { isoOf } from '../platform/clock.ts';
import { localDays } from '../platform/local-days.ts';
import { readRollups } from '../rollups/read-rollups.ts';
import { rollupDayOf } from '../rollups/rollup-place.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { grainOf, within } from './flow-figures.ts';
import { journeysIn } from './journeys-in.ts';
import { shareOf } from './share.ts';

interface Counted {
  journeys: number;
  stuck: number;
}

/** The loop rate of each calendar day of a zone, also where the zone's days do not begin with an hour. */
export async function readTrend(db: Reader, question: FigureQuestion, zone: string): Promise<Trend> {
  const days = localDays(question.from, question.to, zone).map((day) => ({
    ...day,
    whole: within(day, HOUR_MS),
    journeys: 0,
    stuck: 0,
  }));
  // A rollup day that lies in two of the zone's is of no use.
  const hoursOnly = !days.slice(1).every(({ from }) => rollupDayOf(from) === from);
  const rest = days.flatMap(({ from, to, whole }) => [
    countRest(db, { ...question, from, to: whole.from }),
    countRest(db, { ...question, from: whole.to, to }),
  ]);
  for (const { at, journeys, stuck } of await countWhole(db, question, hoursOnly)) {
    const day = days.find(({ whole }) => whole.from <= at && at < whole.to);
    if (day === undefined) continue;
    day.journeys += Number(journeys);
    day.stuck += Number(stuck);
  }
  for (const [index, { journeys, stuck }] of (await Promise.all(rest)).entries()) {
    const day = days[Math.floor(index / 2)];
    if (day === undefined) continue;
    day.journeys += journeys;
    day.stuck += stuck;
  }
  return {
    zone,
    days: days.map(({ day, from, journeys, stuck }) => ({
      day,
      from: isoOf(from),
      journeys,
      loopRate: shareOf(stuck, journeys),
    })),
  };
}

async function countWhole(
  db: Reader,
  question: FigureQuestion,
  hoursOnly: boolean,
): Promise<(Counted & { at: number })[]> {
  const whole = within(question, HOUR_MS);
  return readRollups(db, { ...question, ...whole, by: grainOf(question), hoursOnly }, (query) => {
    narrow(query, question, 'rollups');
    return query
      .groupBy('starts_at')
      .select({ at: 'starts_at' })
      .sum({ journeys: 'journeys', stuck: 'stuck' });
  });
}

// What whole hours leave over: journey by journey.
async function countRest(db: Reader, question: FigureQuestion): Promise<Counted> {
  if (question.from >= question.to) return { journeys: 0, stuck: 0 };
  const rows = (await journeysIn(db, question).count({ journeys: '*', stuck: 'stuck_at' })) as Counted[];
  return { journeys: Number(rows[0]?.journeys), stuck: Number(rows[0]?.stuck) };
}
