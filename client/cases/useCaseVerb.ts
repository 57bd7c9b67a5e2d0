import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseStatus } from './case-status.ts';
import { problemCode, request } from '../api/http.ts';

export interface CaseVerbCall {
  method?: 'POST' | 'PUT';
  /** Below the case's address: "park", "claim/renew". */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Does one of the case's verbs; whatever comes of it, the case and the lists are asked for anew. */
export function useCaseVerb(caseId: number, onConflict?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ method = 'POST', path, body, headers }: CaseVerbCall) =>
      request<CaseStatus>(method, `/cases/${caseId}/${path}`, {
        body: body ?? {},
        ...(headers && { headers }),
      }),
    onError: (error) => {
      const code = problemCode(error);
      if (code === 'version_conflict') onConflict?.();
    },
    onSettled: () => refreshCases(queryClient),
  });
}

/** Marks everything that shows cases as old. */
export function refreshCases(queryClient: ReturnType<typeof useQueryClient>): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ['work'] });
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'cases' && queryKey[1] !== 'preview',
  });
}
