import { useQuery } from '@tanstack/react-query';
import { getJson } from './http.ts';

const POLL_MS = 60_000;

/** How many alerts wait to be looked at; null before that is known, and for those who see none. */
export function useAlertCount(enabled: boolean): number | null {
  const { data } = useQuery({
    queryKey: ['alerts', 'count'],
    queryFn: ({ signal }) => getJson<{ open: number }>('/alerts/count', {}, signal),
    refetchInterval: POLL_MS,
    enabled,
  });
  return data?.open ?? null;
}
