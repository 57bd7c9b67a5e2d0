import type { AuthProvider } from 'react-admin';
import { abilityOf } from '../../server/contract/ability.ts';
import { ProblemError } from './problem-error.ts';
import { canOpen } from './resource-access.ts';
import { getSession, knowsSession, signIn, signOut } from './session.ts';

/** Sign-in and permissions for react-admin; what may be done is decided by the contract's ability, as on the server. */
export const authProvider: AuthProvider = {
  login: (credentials: { code: string; password: string }) => signIn(credentials),
  logout: () => signOut().catch(() => undefined),
  checkAuth: async () => {
    try {
      await getSession();
    } catch {
      // Without text: react-admin would show any text as a message on the sign-in page.
      throw new Error();
    }
  },
  checkError: (error: unknown) => {
    const isSignedOut = error instanceof ProblemError && error.code === 'unauthenticated';
    // Who was signed in signs in again where they are, and loses nothing.
    if (!isSignedOut || knowsSession()) return Promise.resolve();
    return Promise.reject(new Error());
  },
  getIdentity: async () => {
    const { staff } = await getSession();
    return { id: staff.id, fullName: staff.code };
  },
  getPermissions: async () => (await getSession()).staff.role,
  canAccess: async ({ resource, action }) => canOpen(abilityOf((await getSession()).staff), resource, action),
};
