import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import type { Ability } from '../contract/ability.ts';
import type { LocalDay } from '../platform/local-days.ts';
import { visibleTo } from '../platform/visible-to.ts';

/** What was asked for on one day, and what was taken back. */
export interface RequestDay {
  recoveries: number;
  unbinds: number;
  reversals: number;
}

/** Recoveries and unbinds by the day they were asked for, reversals by the day they were done; as far as the asker may see. */
export async function requestsByDay(
  db: Reader,
  ability: Ability,
  { from, to, region }: { from: number; to: number; region: string | undefined },
  days: readonly LocalDay[],
): Promise<RequestDay[]> {
  const seen = (query: Knex.QueryBuilder): Knex.QueryBuilder => {
    if (region !== undefined) void query.where('cases.region', region);
    visibleTo(query, ability, 'read', 'Case', CASE_COLUMNS);
    return query;
  };
  const opened = (kind: string) =>
    seen(db('cases'))
      .where({ 'cases.kind': kind })
      .where('cases.opened_at', '>=', from)
      .where('cases.opened_at', '<', to)
      .pluck('cases.opened_at') as unknown as Promise<number[]>;
  const reversed = (table: 'recoveries' | 'phone_requests') =>
    seen(db(table).join('cases', 'cases.id', `${table}.case_id`))
      .where(`${table}.reversed_at`, '>=', from)
      .where(`${table}.reversed_at`, '<', to)
      .pluck(`${table}.reversed_at`) as unknown as Promise<number[]>;
  const [recoveries, unbinds, ...reversals] = await Promise.all([
    opened('friend_recovery'),
    opened('phone_unbind'),
    reversed('recoveries'),
    reversed('phone_requests'),
  ]);
  const on = (moments: readonly number[], day: LocalDay) =>
    moments.filter((at) => at >= day.from && at < day.to).length;
  return days.map((day) => ({
    recoveries: on(recoveries, day),
    unbinds: on(unbinds, day),
    reversals: on(reversals.flat(), day),
  }));
}
