import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { postJson } from '../api/http.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { exportMessages } from './export-messages.ts';

/** React-admin keeps the list under this key. */
export const EXPORTS_KEY = ['exports'];

/** Asks for an export; says whether it is being written or waits for somebody. */
export function useRequestExport(onDone: () => void) {
  const t = useText(exportMessages);
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: { unmasked: boolean } & Record<string, unknown>) =>
      postJson<{ id: number }>('/exports', request),
    onSuccess: async ({ id }, { unmasked }) => {
      notify(t(unmasked ? 'exports.waits' : 'exports.queued', { id }), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: EXPORTS_KEY });
      onDone();
    },
  });
}

/** A step of one export: approval or cancellation. */
export function useExportStep(onDone: () => void = () => undefined) {
  const notify = useNotify();
  const say = useProblemText();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, step, body }: { id: number; step: 'approval' | 'cancel'; body?: object }) =>
      postJson<void>(`/exports/${id}/${step}`, body ?? {}),
    onSuccess: onDone,
    onError: (error) => notify(say(error), { type: 'warning' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: EXPORTS_KEY }),
  });
}
