import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import { CASE_STATES, type CaseState, isClosed } from '../contract/case-states.ts';
import type { CaseListQuery, CaseRow } from '../contract/cases.ts';
import type { Page } from '../contract/page.ts';
import type { StaffActor } from '../platform/actor.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { whereVisible } from './case-repository.ts';
import { type ListedCase, presentCaseRow } from './present-case.ts';

/** Each sort is an index: nothing is ever sorted at reading time. */
const SORTS = {
  queue: { columns: ['priority', 'due_at', 'id'], descending: false },
  newest: { columns: ['opened_at', 'id'], descending: true },
  oldest: { columns: ['opened_at', 'id'], descending: false },
  risk: { columns: ['risk', 'id'], descending: true },
} as const;

const UNFINISHED = CASE_STATES.filter((state) => !isClosed(state));

/** One page of the cases that this person may see; its cost does not grow with the depth of the page. */
export async function listCases(
  db: Reader,
  actor: StaffActor,
  filter: CaseListQuery,
): Promise<Page<CaseRow>> {
  const { columns } = SORTS[filter.sort];
  const states = filter.state === 'unfinished' ? UNFINISHED : [filter.state];
  // A page of each state, merged: one query over several states could not follow an index.
  const pages = await Promise.all(states.map((state) => firstRows(db, actor, { ...filter, state })));
  const rows = inOrder(pages.flat(), filter.sort);
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  const hasNextPage = rows.length > filter.limit;
  return {
    data: shown.map(presentCaseRow),
    pageInfo: {
      hasNextPage,
      nextCursor:
        hasNextPage && last !== undefined ? encodeCursor(columns.map((column) => last[column] ?? 0)) : null,
    },
  };
}

type OneState = Omit<CaseListQuery, 'state'> & { state: CaseState | undefined };

async function firstRows(db: Reader, actor: StaffActor, filter: OneState): Promise<ListedCase[]> {
  const { columns, descending } = SORTS[filter.sort];
  const query = listedCases(db);
  whereVisible(query, actor, 'read');
  applyFilter(query, filter);
  if (filter.sort === 'risk') void query.whereNotNull('cases.risk');
  if (filter.cursor !== undefined) {
    const place = columns.map((column) => `cases.${column}`).join(', ');
    const key = decodeCursor(filter.cursor, columns.length);
    void query.whereRaw(`(${place}) ${descending ? '<' : '>'} (${key.map(() => '?').join(', ')})`, [...key]);
  }
  for (const column of columns) void query.orderBy(`cases.${column}`, descending ? 'desc' : 'asc');
  return (await query.limit(filter.limit + 1)) as ListedCase[];
}

function inOrder(rows: readonly ListedCase[], sort: CaseListQuery['sort']): ListedCase[] {
  const { columns, descending } = SORTS[sort];
  const difference = (a: ListedCase, b: ListedCase) =>
    columns.map((column) => Number(a[column]) - Number(b[column])).find((part) => part !== 0) ?? 0;
  return rows.toSorted((a, b) => (descending ? difference(b, a) : difference(a, b)));
}

/** Cases with the code of who has them and their flow's titles. */
export function listedCases(db: Reader): Knex.QueryBuilder {
  return db('cases')
    .leftJoin('staff', 'staff.id', 'cases.assignee_id')
    .leftJoin('flows', 'flows.name', 'cases.flow')
    .select('cases.*', { assignee_code: 'staff.code', flow_titles: 'flows.titles' });
}

function applyFilter(query: Knex.QueryBuilder, filter: OneState): void {
  const equal = {
    state: filter.state,
    kind: filter.kind,
    region: filter.region,
    assignee_id: filter.assigneeId,
    account_id: filter.accountId,
  };
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) void query.where(`cases.${column}`, value);
  // Unary plus keeps an index on the priority out of sorts by age: SQLite would find by it, and then sort what it found.
  if (filter.priority !== undefined)
    void query.whereRaw(`${filter.sort === 'queue' ? '' : '+'}cases.priority = ?`, [filter.priority]);
  if (filter.dueBefore !== undefined)
    void query.where('cases.due_at', '<', Date.parse(filter.dueBefore)).whereNull('cases.sla_left_ms');
}
