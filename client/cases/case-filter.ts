import type { CaseListQuery } from '../../server/contract/cases.ts';

/** Under this key react-admin keeps the queue's filter and page, in memory. */
export const CASE_LIST_KEY = 'cases.queue';
export const CASES_PER_PAGE = 25;

/** What the queue can be narrowed by. */
export type CaseFilter = Partial<
  Pick<CaseListQuery, 'state' | 'kind' | 'priority' | 'region' | 'assigneeId' | 'accountId' | 'dueBefore'>
>;

/** With which the queue opens: what is over is looked for, not met. */
export const UNFINISHED: CaseFilter = { state: 'unfinished' };

/** Whether more than that, or something else, is asked for. */
export function isNarrowed(filter: CaseFilter): boolean {
  return Object.keys(filter).length !== 1 || filter.state !== UNFINISHED.state;
}

/** The field that `/` goes to. */
export const ACCOUNT_FILTER_ID = 'case-account-filter';
