import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { getJson } from '../api/http.ts';

/**
 * The whole case for a glance from the list. Under a key of its own: react-admin puts each line of a list where its
 * useGetOne looks first, and a line is not a whole case.
 */
export function useCaseGlance(id: number | null) {
  return useQuery({
    queryKey: ['cases', 'glance', id],
    queryFn: ({ signal }) => getJson<CaseDetail>(`/cases/${id}`, {}, signal),
    enabled: id !== null,
  });
}
