import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MyWork } from '../../server/contract/cases.ts';
import { getJson } from '../api/http.ts';
import { useNextScope } from './useNextScope.ts';

const POLL_MS = 15_000;

/** The work of the person signed in, with the next case they would be dealt, renewed every 15 s. */
export function useMyWork() {
  const [scope] = useNextScope();
  return useQuery({
    queryKey: ['work', 'mine', scope],
    queryFn: ({ signal }) => getJson<MyWork>('/work', { ...scope }, signal),
    // What is already held does not flash away while the next case is looked for.
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}
