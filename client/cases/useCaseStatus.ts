import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { getJson } from '../api/http.ts';
import type { CaseStatus } from './case-status.ts';

const POLL_MS = 5_000;

/** Asks every 5 s, while the page is looked at, whether it is still true. */
export function useCaseStatus(detail: CaseDetail) {
  const { data } = useQuery({
    queryKey: ['case-status', detail.id],
    queryFn: ({ signal }) => getJson<CaseStatus>(`/cases/${detail.id}/status`, {}, signal),
    refetchInterval: POLL_MS,
    gcTime: 0,
  });
  const isNewer = data !== undefined && data.version > detail.version;
  return { isNewer, state: data?.state ?? detail.state, claimUntil: data?.claimUntil ?? detail.claimUntil };
}
