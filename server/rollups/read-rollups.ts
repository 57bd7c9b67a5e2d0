import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { type Grain, wholeRollupDays } from './rollup-place.ts';

/** Rows of one grain in a span `[from, to)`, UTC ms. */
interface Span {
  grain: Grain;
  from: number;
  to: number;
}

/** What is read: whole hours of a flow, each segment apart or a region's all together. */
export interface RollupQuestion {
  flow: string;
  from: number;
  to: number;
  by: 'cell' | 'region';
  /** Leaves sums of days aside: each row is then an hour's. */
  hoursOnly?: boolean;
}

/**
 * Runs a query over the rows whose sum is that of a period of whole hours: days where their sums are true, hours
 * elsewhere. `ask` gets the rows of one span as a query, and may narrow and group them.
 */
export async function readRollups<T>(
  db: Reader,
  question: RollupQuestion,
  ask: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<T[]> {
  const { flow } = question;
  if (question.from >= question.to) return [];
  const spans = await spansOf(db, question);
  const parts = await Promise.all(
    spans.map(
      ({ grain, from, to }) =>
        ask(
          db('rollups')
            .where({ 'rollups.flow': flow, grain })
            .where('starts_at', '>=', from)
            .where('starts_at', '<', to),
        ) as unknown as Promise<T[]>,
    ),
  );
  return parts.flat();
}

async function spansOf(db: Reader, { flow, from, to, by, hoursOnly }: RollupQuestion): Promise<Span[]> {
  const [hour, day]: [Grain, Grain] = [`${by}_hour`, `${by}_day`];
  if (hoursOnly === true) return [{ grain: hour, from, to }];
  const whole = wholeRollupDays({ from, to });
  const summed = (await db('rollup_days')
    .where({ flow })
    .where('day', '>=', whole.from)
    .where('day', '<', whole.to)
    .whereRaw('summed = version')
    .orderBy('day')
    .pluck('day')) as number[];
  const spans: Span[] = [];
  let at = from;
  for (const start of summed.map(Number)) {
    const last = spans.at(-1);
    if (last?.grain === day && last.to === start) last.to = start + DAY_MS;
    else {
      if (at < start) spans.push({ grain: hour, from: at, to: start });
      spans.push({ grain: day, from: start, to: start + DAY_MS });
    }
    at = start + DAY_MS;
  }
  if (at < to) spans.push({ grain: hour, from: at, to });
  return spans;
}
