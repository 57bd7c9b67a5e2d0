import type { CaseListQuery } from '../../server/contract/cases.ts';

/** Under this key react-admin keeps the queue's filter and page, in memory. */
export const CASE_LIST_KEY = 'cases.queue';
export const CASES_PER_PAGE = 25;

/** What the queue can be narrowed by. */
export type CaseFilter = Partial<
  Pick<CaseListQuery, 'state' | 'kind' | 'priority' | 'region' | 'assigneeId' | 'accountId' | 'dueBefore'>
>;

/** The field that `/` goes to. */
export const ACCOUNT_FILTER_ID = 'case-account-filter';
