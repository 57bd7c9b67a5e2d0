import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import type { Ability } from '../contract/ability.ts';
import type { Share } from '../contract/dashboard.ts';
import type { LocalDay } from '../platform/local-days.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { FigureQuestion } from './figure-question.ts';
import { quarterOf, quarterSql, whereInQuarters } from './quarters.ts';
import { shareOf } from './share.ts';

/** How a flow's cases came, went and waited on one day. */
export interface CaseDay {
  opened: number;
  closed: number;
  /** Not closed at the end of the day. */
  open: number;
  oldestMs: number | null;
  slaMet: Share;
}

interface Quarter {
  at: number;
  n: number;
  met?: number;
  missed?: number;
}

/** A flow's cases by calendar day, as far as the asker may see them; `now` decides what is known to be late. */
export async function casesByDay(
  db: Reader,
  ability: Ability,
  { flow, from, to, segment }: FigureQuestion,
  days: readonly LocalDay[],
  now: number,
): Promise<CaseDay[]> {
  const cases = (): Knex.QueryBuilder => {
    const query = db('cases').where({ 'cases.flow': flow }).whereNot('cases.state', 'ended');
    if (segment.region !== undefined) void query.where('cases.region', segment.region);
    visibleTo(query, ability, 'read', 'Case', CASE_COLUMNS);
    return query;
  };
  const [opened, closed, since, still] = await Promise.all([
    openedByQuarter(db, cases(), { from, to }, now),
    closedByQuarter(db, cases(), { from, to }),
    waitingAt(cases().where('opened_at', '<', from).where('closed_at', '>=', from)),
    waitingAt(cases().where('opened_at', '<', from).whereNull('closed_at')),
  ]);
  const oldest = await oldestByDay(cases, Math.min(since.oldest ?? from, still.oldest ?? from), days);
  let open = since.n + still.n;
  return days.map((day, index) => {
    const came = within(opened, day);
    const went = within(closed, day);
    open += sum(came, ({ n }) => n) - sum(went, ({ n }) => n);
    const met = sum(came, (one) => one.met ?? 0);
    return {
      opened: sum(came, ({ n }) => n),
      closed: sum(went, ({ n }) => n),
      open,
      oldestMs: oldest[index] ?? null,
      slaMet: shareOf(met, met + sum(came, (one) => one.missed ?? 0)),
    };
  });
}

async function openedByQuarter(
  db: Reader,
  cases: Knex.QueryBuilder,
  period: Pick<LocalDay, 'from' | 'to'>,
  now: number,
): Promise<Quarter[]> {
  const rows = (await inQuarters(db, cases, 'opened_at', period).select(
    db.raw('count(case when coalesce(cases.decided_at, cases.closed_at) <= cases.due_at then 1 end) as met'),
    db.raw(
      'count(case when coalesce(cases.decided_at, cases.closed_at, ?) > cases.due_at then 1 end) as missed',
      [now],
    ),
  )) as { quarter_at: number; n: number; met: number; missed: number }[];
  return rows.map((row) => ({
    at: Number(row.quarter_at),
    n: Number(row.n),
    met: Number(row.met),
    missed: Number(row.missed),
  }));
}

async function closedByQuarter(
  db: Reader,
  cases: Knex.QueryBuilder,
  period: Pick<LocalDay, 'from' | 'to'>,
): Promise<Quarter[]> {
  const rows = (await inQuarters(db, cases, 'closed_at', period)) as { quarter_at: number; n: number }[];
  return rows.map((row) => ({ at: Number(row.quarter_at), n: Number(row.n) }));
}

function inQuarters(
  db: Reader,
  cases: Knex.QueryBuilder,
  column: 'opened_at' | 'closed_at',
  period: Pick<LocalDay, 'from' | 'to'>,
): Knex.QueryBuilder {
  const quarter = quarterSql(column);
  return whereInQuarters(cases, column, period)
    .groupByRaw(quarter)
    .select(db.raw(`${quarter} as quarter_at`), db.raw('count(*) as n'));
}

async function waitingAt(cases: Knex.QueryBuilder): Promise<{ n: number; oldest: number | null }> {
  const [row] = (await cases.count({ n: '*' }).min({ oldest: 'opened_at' })) as {
    n: number;
    oldest: number | null;
  }[];
  return { n: Number(row?.n), oldest: row?.oldest == null ? null : Number(row.oldest) };
}

// The oldest of one day is never older than that of the day before: each search goes on where the last one ended.
async function oldestByDay(
  cases: () => Knex.QueryBuilder,
  start: number,
  days: readonly LocalDay[],
): Promise<(number | null)[]> {
  let at = start;
  const ages: (number | null)[] = [];
  for (const { to } of days) {
    if (at >= to) {
      ages.push(null);
      continue;
    }
    const row = (await cases()
      .where('opened_at', '>=', at)
      .where('opened_at', '<', to)
      .where((one) => one.whereNull('closed_at').orWhere('closed_at', '>=', to))
      .orderBy('opened_at')
      .first('opened_at')) as { opened_at: number } | undefined;
    if (row !== undefined) at = Number(row.opened_at);
    ages.push(row === undefined ? null : to - at);
  }
  return ages;
}

function within(quarters: readonly Quarter[], { from, to }: LocalDay): Quarter[] {
  const start = quarterOf(from);
  return quarters.filter(({ at }) => at >= start && at < to);
}

function sum(quarters: readonly Quarter[], of: (quarter: Quarter) => number): number {
  return quarters.reduce((total, quarter) => total + of(quarter), 0);
}
