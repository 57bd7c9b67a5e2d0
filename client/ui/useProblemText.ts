import { useCallback } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** The sentence of a refusal as the server said it in the reader's language; a plain one for anything else. */
export function useProblemText(): (error: unknown) => string {
  const t = useText(uiMessages);
  return useCallback(
    (error) => {
      if (!(error instanceof ProblemError)) return t('ui.problem.unexpected');
      if (error.code === 'unreachable') return t('ui.problem.unreachable');
      return error.title || t('ui.problem.unexpected');
    },
    [t],
  );
}
