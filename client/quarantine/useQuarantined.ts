import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { quarantinedDetailSchema } from '../../server/contract/quarantine.ts';
import { getJson } from '../api/http.ts';

type Detail = z.infer<typeof quarantinedDetailSchema>;

/** A quarantined event with its payload, which the list's lines do not have. */
export function useQuarantined(id: string) {
  return useQuery({
    queryKey: ['quarantine', 'detail', id],
    queryFn: ({ signal }) => getJson<Detail>(`/quarantine/${encodeURIComponent(id)}`, {}, signal),
  });
}
