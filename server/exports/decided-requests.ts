import type { Knex } from 'knex';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { ReadOptions } from './dataset.ts';
import { narrowTo } from './narrow-to.ts';

/** Adds who proposed, and who approved, the decision `d`: by their codes. */
export function withPeople(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .leftJoin('staff as proposer', 'proposer.id', 'd.staff_id')
    .leftJoin('staff as approver', 'approver.id', 'd.approver_id');
}

/**
 * Rows `r` of a table of requests, each with a case of its own, within a window of their key: with the case's state and
 * region, who proposed and who approved what was decided, as far as the list shows them to whoever asked.
 */
export function decidedRequests(
  { db, actor, request: { filter } }: ReadOptions<'phones'> | ReadOptions<'recoveries'>,
  table: string,
  key: string,
  [from, upTo]: readonly [string | number | null, string | number],
): Knex.QueryBuilder {
  const query = withPeople(
    db(`${table} as r`)
      .join('cases', 'cases.id', 'r.case_id')
      .leftJoin('decisions as d', 'd.id', 'cases.decision_id'),
  )
    .where(`r.${key}`, '<=', upTo)
    .orderBy(`r.${key}`)
    .select('r.*', 'cases.state', 'cases.region', 'd.decided_at', {
      proposed_by: 'proposer.code',
      approved_by: 'approver.code',
    });
  if (from !== null) void query.where(`r.${key}`, '>', from);
  visibleTo(query, actor.ability, 'read', 'Case', CASE_COLUMNS);
  narrowTo(query, {
    'r.opened_at': { from: filter.from, to: filter.to },
    'r.account_id': filter.accountId,
  });
  return query;
}
