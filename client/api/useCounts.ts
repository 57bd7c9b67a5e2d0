import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { countsSchema } from '../../server/contract/cases.ts';
import { getJson } from './http.ts';

export type Counts = z.infer<typeof countsSchema>;
const POLL_MS = 15_000;

/** How much work there is, renewed every 15 s while the page is seen. */
export function useCounts(enabled: boolean): Counts | null {
  const { data } = useQuery({
    queryKey: ['work', 'counts'],
    queryFn: ({ signal }) => getJson<Counts>('/work/counts', {}, signal),
    refetchInterval: POLL_MS,
    enabled,
  });
  return data ?? null;
}
