import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { Backlog } from '../contract/dashboard.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import { isoOf } from '../platform/clock.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { FigureQuestion } from './figure-question.ts';
import { countOf } from './journeys-in.ts';
import { whereInQuarters } from './quarters.ts';
import { shareOf } from './share.ts';

/** Beyond so many the queue is only said to be longer. */
const COUNTED = 10_000;

/** The flow's queue as it is now, and what came in and went out in the period. */
export async function readBacklog(
  db: Reader,
  ability: Ability,
  { flow, from, to, segment }: FigureQuestion,
  now: number,
): Promise<Backlog> {
  const cases = (): Knex.QueryBuilder => {
    const query = db('cases').where({ 'cases.flow': flow });
    if (segment.region !== undefined) void query.where('cases.region', segment.region);
    visibleTo(query, ability, 'read', 'Case', CASE_COLUMNS);
    return query;
  };
  const [open, oldest, closed, opened] = await Promise.all([
    countOf(
      db.from(
        cases()
          .where('cases.state', 'open')
          .select('cases.id')
          .limit(COUNTED + 1)
          .as('waiting'),
      ),
    ),
    cases()
      .where('cases.state', 'open')
      .orderBy('opened_at')
      .orderBy('cases.id')
      .first<{ opened_at: number } | undefined>('opened_at'),
    countOf(whereInQuarters(cases().whereNot('cases.state', 'ended'), 'closed_at', { from, to })),
    whereInQuarters(cases().whereNot('cases.state', 'ended'), 'opened_at', { from, to }).first<Opened>(
      db.raw('count(*) as n'),
      // Once somebody has decided, or nothing was left to decide, the clock has stopped.
      db.raw('count(case when coalesce(decided_at, closed_at) <= due_at then 1 end) as met'),
      db.raw('count(case when coalesce(decided_at, closed_at, ?) > due_at then 1 end) as missed', [now]),
    ),
  ]);
  return {
    open: Math.min(open, COUNTED),
    openIsMore: open > COUNTED,
    oldestAt: oldest === undefined ? null : isoOf(oldest.opened_at),
    opened: Number(opened.n),
    closed,
    slaMet: shareOf(Number(opened.met), Number(opened.met) + Number(opened.missed)),
  };
}

interface Opened {
  n: number;
  met: number;
  missed: number;
}
