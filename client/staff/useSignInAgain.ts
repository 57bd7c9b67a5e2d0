import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signIn } from '../api/session.ts';
import type { Credentials } from './useSignIn.ts';

/** The same person signs in again on the page they were on: it is made true again, and nothing of it is lost. */
export function useSignInAgain() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => signIn(credentials),
    onSuccess: () => void queryClient.invalidateQueries(),
  });
}
