import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError, problemCode } from '../api/http.ts';
import { noticeSignedOut } from '../api/session.ts';

/** Server state: refusals are not asked again, and nothing is renewed under the reader's eyes when a window gets the focus. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (problemCode(error) === 'unauthenticated') noticeSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status >= 400),
      },
    },
  });
}
