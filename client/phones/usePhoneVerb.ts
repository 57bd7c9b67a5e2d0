import { useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson } from '../api/http.ts';

/** Does one of the verbs below a case's phone; whatever comes of it, the case is asked for anew. */
export function usePhoneVerb<T = unknown>(caseId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      postJson<T>(`/cases/${caseId}/phone/${path}`, body),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['cases'] }),
  });
}
