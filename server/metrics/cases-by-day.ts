import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import type { Ability } from '../contract/ability.ts';
import type { Share } from '../contract/dashboard.ts';
import { MINUTE_MS } from '../contract/time-units.ts';
import type { LocalDay } from '../platform/local-days.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { FigureQuestion } from './figure-question.ts';
import { countOf } from './journeys-in.ts';
import { shareOf } from './share.ts';

/** Every zone's midnight is one of these. */
const QUARTER_MS = 15 * MINUTE_MS;

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
    byQuarter(
      db,
      cases().leftJoin('decisions', 'decisions.id', 'cases.decision_id'),
      'opened_at',
      { from, to },
      now,
    ),
    byQuarter(
      db,
      cases().leftJoin('decisions', 'decisions.id', 'cases.decision_id'),
      'closed_at',
      { from, to },
      now,
    ),
    countOf(cases().where('opened_at', '<', from).where('closed_at', '>=', from)),
    countOf(cases().where('opened_at', '<', from).whereNull('closed_at')),
  ]);
  const oldest = await oldestByDay(cases, from, days);
  let open = since + still;
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

async function byQuarter(
  db: Reader,
  query: Knex.QueryBuilder,
  column: 'opened_at' | 'closed_at',
  { from, to }: { from: number; to: number },
  now: number,
): Promise<Quarter[]> {
  const quarter = `cases.${column} - cases.${column} % ${QUARTER_MS}`;
  const rows = (await query
    .where(`cases.${column}`, '>=', from)
    .where(`cases.${column}`, '<', to)
    .groupByRaw(quarter)
    .select(
      db.raw(`${quarter} as at_quarter`),
      db.raw('count(*) as n'),
      db.raw('count(case when coalesce(decided_at, closed_at) <= due_at then 1 end) as met'),
      db.raw('count(case when coalesce(decided_at, closed_at, ?) > due_at then 1 end) as missed', [now]),
    )) as { at_quarter: number; n: number; met: number; missed: number }[];
  return rows.map((row) => ({
    at: Number(row.at_quarter),
    n: Number(row.n),
    met: Number(row.met),
    missed: Number(row.missed),
  }));
}

// The oldest of one day is never older than that of the day before: each search goes on where the last one ended.
async function oldestByDay(
  cases: () => Knex.QueryBuilder,
  from: number,
  days: readonly LocalDay[],
): Promise<(number | null)[]> {
  const first = async (query: Knex.QueryBuilder) =>
    ((await query.min({ at: 'opened_at' }).first()) as { at: number | null } | undefined)?.at ?? null;
  const starts = await Promise.all([
    first(cases().where('closed_at', '>=', from)),
    first(cases().whereNull('closed_at')),
  ]);
  let at = Math.min(...starts.map((start) => Number(start ?? Number.MAX_SAFE_INTEGER)));
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
  const start = from - (from % QUARTER_MS);
  return quarters.filter(({ at }) => at >= start && at < to);
}

function sum(quarters: readonly Quarter[], of: (quarter: Quarter) => number): number {
  return quarters.reduce((total, quarter) => total + of(quarter), 0);
}
