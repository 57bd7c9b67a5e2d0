import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { Share } from '../contract/dashboard.ts';
import type { LocalDay } from '../platform/local-days.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { FigureQuestion } from './figure-question.ts';
import { quarterOf } from './quarters.ts';
import { shareOf } from './share.ts';

/** A share day by day, and over all of the days. */
export interface ShareByDay {
  days: Share[];
  all: Share;
}

interface Quarter {
  at: number;
  n: number;
  of: number;
}

/**
 * First-contact resolution: of a flow's cases by the day of their first decision, those that it ended. Only decisions
 * that are `firstContactDays` old count, so that no day is compared with an older one.
 */
export async function firstContactByDay(
  db: Reader,
  question: FigureQuestion,
  days: readonly LocalDay[],
): Promise<ShareByDay> {
  const rows = (await firstContacts(db, question)
    .where('quarter_at', '>=', quarterOf(question.from))
    .where('quarter_at', '<', question.to)
    .groupBy('quarter_at')
    .select(
      'quarter_at',
      db.raw('count(*) as decided'),
      db.raw("count(case when ending = 'ended' then 1 end) as ended"),
    )) as { quarter_at: number; decided: number; ended: number }[];
  return byDay(
    rows.map((row) => ({ at: Number(row.quarter_at), n: Number(row.ended), of: Number(row.decided) })),
    days,
  );
}

/** First decisions of the period that are old enough, as far as the asker may count them. */
export function firstContacts(
  db: Reader,
  { flow, from, to, segment, ability }: FigureQuestion,
): Knex.QueryBuilder {
  const query = db('decision_outcomes')
    .where({ 'decision_outcomes.flow': flow, is_first: 1 })
    .where('decision_outcomes.decided_at', '>=', from)
    .where('decision_outcomes.decided_at', '<', to);
  if (segment.region !== undefined) void query.where('decision_outcomes.region', segment.region);
  if (ability !== undefined)
    visibleTo(query, ability, 'read', 'Metrics', { region: 'decision_outcomes.region' });
  return query;
}

/** Objection rate: of the waits before a decision's effect, by the day they began, those in which somebody objected. */
export async function objectionsByDay(
  db: Reader,
  question: FigureQuestion,
  days: readonly LocalDay[],
  now: number,
): Promise<ShareByDay> {
  const rows = (await coolings(db, question, now).select('cooling_from', 'objected_at')) as {
    cooling_from: number;
    objected_at: number | null;
  }[];
  return byDay(
    rows.map((row) => ({ at: row.cooling_from, n: Number(row.objected_at !== null), of: 1 })),
    days,
  );
}

/** Waits that began in the period, of any flow, and whose time is over: of a running one nobody knows yet. */
export function coolings(
  db: Reader,
  { from, to, segment, ability }: FigureQuestion,
  now: number,
): Knex.QueryBuilder {
  const query = db('decisions')
    .join('cases', 'cases.id', 'decisions.case_id')
    .whereNotNull('decisions.cooling_from')
    .where('decisions.cooling_from', '>=', from)
    .where('decisions.cooling_from', '<', to)
    .where('decisions.cooling_until', '<=', now);
  if (segment.region !== undefined) void query.where('cases.region', segment.region);
  if (ability !== undefined) visibleTo(query, ability, 'read', 'Metrics', { region: 'cases.region' });
  return query;
}

function byDay(quarters: readonly Quarter[], days: readonly LocalDay[]): ShareByDay {
  const sums = days.map(() => ({ n: 0, of: 0 }));
  for (const { at, n, of } of quarters) {
    const sum = sums[days.findIndex((day) => at >= quarterOf(day.from) && at < day.to)];
    if (sum === undefined) continue;
    sum.n += n;
    sum.of += of;
  }
  const total = (part: 'n' | 'of') => sums.reduce((all, sum) => all + sum[part], 0);
  return { days: sums.map(({ n, of }) => shareOf(n, of)), all: shareOf(total('n'), total('of')) };
}
