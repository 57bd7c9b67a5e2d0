import { useQuery } from '@tanstack/react-query';
import type { ExploredAccount } from '../../server/contract/recoveries.ts';
import { getJson } from '../api/http.ts';

/** An account of the graph and one hop beyond it; asked for only once somebody chooses it, since each look is recorded. */
export function useExplored(caseId: number, accountId: string | null) {
  return useQuery({
    queryKey: ['cases', 'vouchers', caseId, accountId],
    queryFn: ({ signal }) =>
      getJson<ExploredAccount>(
        `/cases/${caseId}/vouchers/${encodeURIComponent(accountId ?? '')}`,
        {},
        signal,
      ),
    enabled: accountId !== null,
    staleTime: 60_000,
  });
}
