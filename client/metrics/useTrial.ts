import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getJson, type Query } from '../api/http.ts';
import type { Period } from './metrics-view.ts';

/** Other figures than those in force, by name, as they were typed. */
export type TrialDraft = Record<string, string>;

/** A period replayed under other figures, as often as one likes; `queryOf` says how the server is asked with them. */
export function useTrial<T>(path: string, period: Period, queryOf: (asked: TrialDraft) => Query) {
  const [draft, setDraft] = useState<TrialDraft>({});
  const [asked, setAsked] = useState<TrialDraft>({});
  const query: Query = {
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    ...queryOf(asked),
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['metrics', 'trial', path, query],
    queryFn: ({ signal }) => getJson<T>(path, query, signal),
    placeholderData: keepPreviousData,
  });
  return {
    data,
    error,
    isBusy: isFetching,
    retry: () => void refetch(),
    replay: () => setAsked(draft),
    draft,
    write: (name: string, text: string) => setDraft({ ...draft, [name]: text }),
  };
}
