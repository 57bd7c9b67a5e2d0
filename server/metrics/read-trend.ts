import type { Reader } from '../../db/connection.ts';
import type { Trend } from '../contract/dashboard.ts';
import { isoOf } from '../platform/clock.ts';
import { ROLLUP_HOUR_MS } from '../rollups/add-to-rollups.ts';
import { type FigureQuestion, narrow, tableFor } from './figure-question.ts';
import { journeysIn } from './flow-figures.ts';
import { localDays } from './local-days.ts';
import { shareOf } from './share.ts';

interface Counted {
  journeys: number;
  stuck: number;
}

/** The loop rate of each calendar day of a zone, also where the zone's days do not begin with an hour. */
export async function readTrend(db: Reader, question: FigureQuestion, zone: string): Promise<Trend> {
  const hours = await countHours(db, question);
  const days = [];
  for (const { day, from, to } of localDays(question.from, question.to, zone)) {
    const first = Math.min(to, Math.ceil(from / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS);
    const end = Math.max(first, Math.floor(to / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS);
    const parts = [
      await countExactly(db, { ...question, from, to: first }),
      await countExactly(db, { ...question, from: end, to }),
    ];
    for (let hour = first; hour < end; hour += ROLLUP_HOUR_MS) {
      const counted = hours.get(hour);
      if (counted !== undefined) parts.push(counted);
    }
    const journeys = parts.reduce((sum, part) => sum + part.journeys, 0);
    const stuck = parts.reduce((sum, part) => sum + part.stuck, 0);
    days.push({ day, from: isoOf(from), journeys, loopRate: shareOf(stuck, journeys) });
  }
  return { zone, days };
}

async function countHours(db: Reader, question: FigureQuestion): Promise<Map<number, Counted>> {
  const table = tableFor(question);
  const query = db(table)
    .whereIn('measure', ['journeys', 'stuck'])
    .where('hour', '>=', question.from - ROLLUP_HOUR_MS)
    .where('hour', '<', question.to)
    .groupBy('hour', 'measure')
    .select('hour', 'measure')
    .sum({ value: 'value' });
  narrow(query, question, table);
  const hours = new Map<number, Counted>();
  for (const row of (await query) as { hour: number; measure: keyof Counted; value: number }[]) {
    const counted = hours.get(row.hour) ?? { journeys: 0, stuck: 0 };
    counted[row.measure] = Number(row.value);
    hours.set(row.hour, counted);
  }
  return hours;
}

// Part of an hour: journey by journey.
async function countExactly(db: Reader, question: FigureQuestion): Promise<Counted> {
  if (question.from >= question.to) return { journeys: 0, stuck: 0 };
  const rows = (await journeysIn(db, question).count({ journeys: '*', stuck: 'stuck_at' })) as Counted[];
  return { journeys: Number(rows[0]?.journeys), stuck: Number(rows[0]?.stuck) };
}
