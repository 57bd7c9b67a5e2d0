import { useQuery } from '@tanstack/react-query';
import type { MyWork } from '../../server/contract/cases.ts';
import { getJson } from '../api/http.ts';

const POLL_MS = 15_000;

/** The work of the person signed in, renewed every 15 s. */
export function useMyWork() {
  return useQuery({
    queryKey: ['work', 'mine'],
    queryFn: ({ signal }) => getJson<MyWork>('/work', {}, signal),
    refetchInterval: POLL_MS,
  });
}
