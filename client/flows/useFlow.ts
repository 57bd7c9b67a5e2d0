import { useQuery } from '@tanstack/react-query';
import type { FlowDetail } from '../../server/contract/flow-format.ts';
import { getJson } from '../api/http.ts';

/** A whole flow. Under a key of its own: react-admin puts a list's lines, which have no steps, where useGetOne looks. */
export function useFlow(name: string) {
  return useQuery({
    queryKey: ['flows', 'detail', name],
    queryFn: ({ signal }) => getJson<FlowDetail>(`/flows/${encodeURIComponent(name)}`, {}, signal),
  });
}
