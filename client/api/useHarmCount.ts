import { useQuery } from '@tanstack/react-query';
import { getJson } from './http.ts';

const POLL_MS = 60_000;

/** How many approvals that should not have been wait for a look; null before that is known, and for who sees none. */
export function useHarmCount(enabled: boolean): number | null {
  const { data } = useQuery({
    queryKey: ['quality', 'harm'],
    queryFn: ({ signal }) => getJson<{ open: number }>('/quality/harm/count', {}, signal),
    refetchInterval: POLL_MS,
    enabled,
  });
  return data?.open ?? null;
}
