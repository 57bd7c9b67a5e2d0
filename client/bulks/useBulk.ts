import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { BulkVerdict, bulkRowSchema, PhoneBulk } from '../../server/contract/phone-bulks.ts';
import type { Page } from '../../server/contract/page.ts';
import { getJson, postBytes, postJson } from '../api/http.ts';

export type BulkRow = z.infer<typeof bulkRowSchema>;

const POLL_MS = 2_000;
const KEY = 'phones/bulks';

/** A bulk release; asked anew every 2 s while the server works on it. */
export function useBulk(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => getJson<PhoneBulk>(`/phones/bulks/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });
}

/** Its rows, fifty at a time, in the file's order; asked anew as the run goes on. */
export function useBulkRows(bulk: PhoneBulk, verdict: BulkVerdict | null, cursor: string | undefined) {
  const { id, state, worked, confirmed } = bulk;
  return useQuery({
    queryKey: [KEY, 'rows', id, verdict, cursor, state, worked, confirmed],
    queryFn: ({ signal }) =>
      getJson<Page<BulkRow>>(
        `/phones/bulks/${encodeURIComponent(id)}/rows`,
        { verdict, cursor, limit: 50 },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** Proposes, approves, cancels or tries again; whatever comes of it, the bulk is asked for anew. */
export function useBulkVerb(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: 'proposal' | 'approval' | 'cancel' | 'retry'; body: object }) =>
      postJson<unknown>(`/phones/bulks/${encodeURIComponent(id)}/${path}`, body),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** Sends a file to be checked; answers the new bulk release. */
export function useUploadBulk() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => postBytes<PhoneBulk>('/phones/bulks', file, 'text/csv'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [KEY] }),
  });
}

// Also once every row was taken, as long as the platform has not answered for all of them.
function isWorking(bulk: PhoneBulk | undefined): boolean {
  if (bulk === undefined) return false;
  return bulk.state === 'reading' || bulk.state === 'running' || isConfirming(bulk);
}

/** Every row was taken, and the platform has not yet answered for some. */
export function isConfirming({ state, counts }: PhoneBulk): boolean {
  return state === 'done' && (counts['sent'] ?? 0) > 0;
}

/** How many rows have their verdict. */
export function rowsRead({ counts }: PhoneBulk): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
