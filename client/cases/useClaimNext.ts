import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { postJson } from '../api/http.ts';
import { ProblemError } from '../api/problem-error.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { refreshCases } from './useCaseVerb.ts';
import { useNextScope } from './useNextScope.ts';
import { workMessages } from './work-messages.ts';

/** Claims the case that comes next, within what this person narrowed it to, and opens it; says so when none waits. */
export function useClaimNext() {
  const t = useText(workMessages);
  const navigate = useNavigate();
  const notify = useNotify();
  const say = useProblemText();
  const queryClient = useQueryClient();
  const [scope] = useNextScope();
  return useMutation({
    mutationFn: () => postJson<{ id: number }>('/cases/next', scope),
    onSuccess: ({ id }) => {
      void refreshCases(queryClient);
      void navigate(`/cases/${id}/show`);
    },
    onError: (error) => {
      const isNarrow = Object.keys(scope).length > 0;
      const isNone = error instanceof ProblemError && error.code === 'no_next_case';
      notify(isNone && isNarrow ? t('work.nothingNarrow') : say(error), { type: 'info' });
    },
  });
}
