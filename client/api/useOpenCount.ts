import { useQuery } from '@tanstack/react-query';
import { getJson } from './http.ts';

const POLL_MS = 60_000;
const COUNTS = {
  alerts: { path: '/alerts/count', queryKey: ['alerts', 'count'] },
  harm: { path: '/quality/harm/count', queryKey: ['quality', 'harm'] },
} as const;

/**
 * How many alerts, or approvals that should not have been (`harm`), wait to be looked at; null before that is known, and
 * for those who see none.
 */
export function useOpenCount(of: keyof typeof COUNTS, enabled: boolean): number | null {
  const { path, queryKey } = COUNTS[of];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => getJson<{ open: number }>(path, {}, signal),
    refetchInterval: POLL_MS,
    enabled,
  });
  return data?.open ?? null;
}
