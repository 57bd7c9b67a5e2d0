import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { postJson } from '../api/http.ts';
import { useProblemText } from '../ui/useProblemText.ts';

/** Sends a judgement; the list shows it afterwards, whoever was first. */
export function useReviewPost(path: string, onDone: () => void = () => undefined) {
  const notify = useNotify();
  const refresh = useRefresh();
  const say = useProblemText();
  return useMutation({
    mutationFn: (body: object) => postJson<void>(path, body),
    onSuccess: onDone,
    onError: (error) => notify(say(error), { type: 'warning' }),
    onSettled: () => refresh(),
  });
}
