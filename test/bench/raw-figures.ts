import type { FigureQuestion } from '../../server/metrics/figure-question.ts';

/*
 * The figures of the bench's data from its raw events by one query each, as somebody would write it who has no rollups.
 * Its data make that easy: an account has one journey, and a stuck one went round twice or more.
 */
/** Runs a query of this file on a database. */
export type AskRaw = <T>(sql: string, bindings: (string | number)[]) => Promise<T[]>;

const POSITIONS = `case step when 'id_info' then 0 when 'face_scan' then 1 when 'former_passwords' then 2
  when 'friend_assist' then 3 else 4 end`;
const MOVES = `
  begun as (
    select account_id, min(occurred_at) as begun_at from events where flow = ? group by account_id
    having min(occurred_at) >= ? and min(occurred_at) < ?),
  visits as (
    select e.account_id, e.step, b.begun_at, ${POSITIONS} as position,
      lag(step) over w as former, lag(${POSITIONS}) over w as former_position
    from events e join begun b on b.account_id = e.account_id where e.flow = ?
    window w as (partition by e.account_id order by e.occurred_at, e.id)),
  laps as (
    select account_id, begun_at, sum(case when position < former_position then 1 else 0 end) as laps
    from visits group by account_id, begun_at)`;

/** Journeys, stuck ones, entries by step and transitions of a period. */
export async function rawFigures(ask: AskRaw, { flow, from, to }: FigureQuestion) {
  const rows = await ask<{ what: string; name: string; n: number }>(
    `with ${MOVES}
      select 'journeys' as what, '' as name, count(*) as n from laps
      union all select 'stuck', '', count(*) from laps where laps >= 2
      union all select 'entered', step, count(distinct account_id) from visits group by step
      union all select 'edge', former || ' ' || step, count(*) from visits where former is not null
        group by former || ' ' || step`,
    [flow, from, to, flow],
  );
  const of = (what: string) => rows.filter((row) => row.what === what);
  const named = (what: string) => Object.fromEntries(of(what).map((row) => [row.name, Number(row.n)]));
  return {
    journeys: Number(of('journeys')[0]?.n),
    stuck: Number(of('stuck')[0]?.n),
    entered: named('entered'),
    edges: named('edge'),
  };
}

/** Journeys and stuck ones by day, in UTC. */
export async function rawTrend(ask: AskRaw, { flow, from, to }: FigureQuestion) {
  const rows = await ask<{ day: number; journeys: number; stuck: number }>(
    `with ${MOVES}
      select begun_at - begun_at % 86400000 as day, count(*) as journeys, sum(case when laps >= 2 then 1 else 0 end) as stuck
      from laps group by begun_at - begun_at % 86400000 order by 1`,
    [flow, from, to, flow],
  );
  return rows.map(({ day, journeys, stuck }) => ({
    day: new Date(Number(day)).toISOString().slice(0, 10),
    journeys: Number(journeys),
    stuck: Number(stuck),
  }));
}
