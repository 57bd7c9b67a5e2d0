import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { getJson } from '../api/http.ts';

/**
 * A case with all that its page shows. Its own query key: react-admin fills the one of `useGetOne` with rows of the
 * list, which have no journey. Null: asks for nothing.
 */
export function useCaseDetail(id: string | null) {
  return useQuery({
    queryKey: ['cases', 'detail', id],
    queryFn: ({ signal }) => getJson<CaseDetail>(`/cases/${encodeURIComponent(id ?? '')}`, {}, signal),
    enabled: id !== null,
  });
}
