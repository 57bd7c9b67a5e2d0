import type { Reader } from '../../db/connection.ts';
import type { Trend } from '../contract/dashboard.ts';
import { isoOf } from '../platform/clock.ts';
import { ROLLUP_BLOCK_MS, ROLLUP_HOUR_MS } from '../rollups/rollup-place.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { isBySegment, within } from './flow-figures.ts';
import { journeysIn } from './journeys-in.ts';
import { type LocalDay, localDays } from '../platform/local-days.ts';
import { shareOf } from './share.ts';

interface Counted {
  journeys: number;
  stuck: number;
}

/** The loop rate of each calendar day of a zone, also where the zone's days do not begin with an hour. */
export async function readTrend(db: Reader, question: FigureQuestion, zone: string): Promise<Trend> {
  const days = localDays(question.from, question.to, zone);
  // Where days are whole blocks, there are far fewer rows to read.
  const inner = days.slice(1, -1);
  const inBlocks = !isBySegment(question) && inner.every((day) => isWhole(day, ROLLUP_BLOCK_MS));
  const span = inBlocks ? ROLLUP_BLOCK_MS : ROLLUP_HOUR_MS;
  const spans = await countSpans(db, inBlocks ? 'rollup_sums' : 'rollups', question);
  const told = days.map(async (day) => {
    const whole = within(day, span);
    const parts = [
      await countRest(db, { ...question, from: day.from, to: whole.from }),
      await countRest(db, { ...question, from: whole.to, to: day.to }),
    ];
    for (let at = whole.from; at < whole.to; at += span) parts.push(spans.get(at) ?? NONE);
    const journeys = parts.reduce((sum, part) => sum + part.journeys, 0);
    const stuck = parts.reduce((sum, part) => sum + part.stuck, 0);
    return { day: day.day, from: isoOf(day.from), journeys, loopRate: shareOf(stuck, journeys) };
  });
  return { zone, days: await Promise.all(told) };
}

const NONE: Counted = { journeys: 0, stuck: 0 };

function isWhole({ from, to }: LocalDay, span: number): boolean {
  return from % span === 0 && to % span === 0;
}

async function countSpans(
  db: Reader,
  table: 'rollups' | 'rollup_sums',
  question: FigureQuestion,
): Promise<Map<number, Counted>> {
  const time = table === 'rollups' ? 'hour' : 'block';
  const query = db(table)
    .whereIn('measure', ['journeys', 'stuck'])
    .where(time, '>=', question.from)
    .where(time, '<', question.to)
    .groupBy('measure', time)
    .select({ at: time }, 'measure')
    .sum({ value: 'value' });
  narrow(query, question, table);
  const spans = new Map<number, Counted>();
  for (const row of (await query) as { at: number; measure: keyof Counted; value: number }[]) {
    const counted = spans.get(row.at) ?? { ...NONE };
    counted[row.measure] = Number(row.value);
    spans.set(row.at, counted);
  }
  return spans;
}

// What whole spans leave over: journey by journey.
async function countRest(db: Reader, question: FigureQuestion): Promise<Counted> {
  if (question.from >= question.to) return NONE;
  const rows = (await journeysIn(db, question).count({ journeys: '*', stuck: 'stuck_at' })) as Counted[];
  return { journeys: Number(rows[0]?.journeys), stuck: Number(rows[0]?.stuck) };
}
