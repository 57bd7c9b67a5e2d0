import type { Session, Staff } from '../../server/contract/staff.ts';
import { getJson, request } from './http.ts';

// Kept in memory only; the cookie is the truth and the server checks it on every request.
let current: Promise<Session> | null = null;

/** Who is signed in, asked once; throws ProblemError `unauthenticated` when nobody is. */
export function getSession(): Promise<Session> {
  current ??= getJson<Session>('/session').catch((error: unknown) => {
    current = null;
    throw error;
  });
  return current;
}

export async function signIn(credentials: { code: string; password: string }): Promise<Staff> {
  const session = await request<Session>('POST', '/session', { body: credentials });
  current = Promise.resolve(session);
  return session.staff;
}

export async function signOut(): Promise<void> {
  const signedIn = current;
  forgetSession();
  // Nobody is signed in: there is nothing to end.
  if (signedIn === null) return;
  await request<void>('DELETE', '/session');
}

export function forgetSession(): void {
  current = null;
}
