import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLogin } from 'react-admin';

export interface Credentials {
  code: string;
  password: string;
}

/** Signs in and goes where the person wanted to go. */
export function useSignIn() {
  const login = useLogin();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => login(credentials),
    // Somebody else may have sat here: nothing of theirs is shown to the next.
    onSuccess: () => queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'auth' }),
  });
}
export type SignIn = ReturnType<typeof useSignIn>;
