import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { claimNextInputSchema } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { refreshCases } from './useCaseVerb.ts';

type ClaimNextInput = z.input<typeof claimNextInputSchema>;

/** Claims the case that comes next, optionally of one kind or region, and opens it; says so when none waits. */
export function useClaimNext() {
  const navigate = useNavigate();
  const notify = useNotify();
  const say = useProblemText();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: ClaimNextInput) => postJson<{ id: number }>('/cases/next', input),
    onSuccess: ({ id }) => {
      void refreshCases(queryClient);
      void navigate(`/cases/${id}/show`);
    },
    onError: (error) => notify(say(error), { type: 'info' }),
  });
}
