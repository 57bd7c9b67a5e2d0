import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AccountPage, JourneyLine } from '../../server/contract/account-page.ts';
import type { Page } from '../../server/contract/page.ts';
import { getJson } from '../api/http.ts';

/** What we know of an account, masked; refused where it is not the reader's to see. */
export function useAccountPage(accountId: string) {
  return useQuery({
    queryKey: ['accounts', 'page', accountId],
    queryFn: ({ signal }) => getJson<AccountPage>(`/accounts/${encodeURIComponent(accountId)}`, {}, signal),
  });
}

/** Its journeys, the newest first, ten at a time. */
export function useAccountJourneys(accountId: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['accounts', 'journeys', accountId, cursor],
    queryFn: ({ signal }) =>
      getJson<Page<JourneyLine>>(
        `/accounts/${encodeURIComponent(accountId)}/journeys`,
        { cursor, limit: 10 },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}
