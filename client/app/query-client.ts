import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/http.ts';

/** Server state: refusals are not asked again, and nothing is renewed under the reader's eyes when a window gets the focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status >= 400),
      },
    },
  });
}
