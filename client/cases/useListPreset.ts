import { useCallback } from 'react';
import { useStoreContext } from 'react-admin';
import { CASE_LIST_KEY, CASES_PER_PAGE, type CaseFilter } from './case-filter.ts';

/** Sets the filter with which the queue opens next. In memory: an account number goes into no address. */
export function useListPreset(): (filter: CaseFilter) => void {
  const store = useStoreContext();
  return useCallback(
    (filter) =>
      store.setItem(CASE_LIST_KEY, { filter, sort: 'queue', order: 'ASC', page: 1, perPage: CASES_PER_PAGE }),
    [store],
  );
}
