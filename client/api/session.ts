import { useSyncExternalStore } from 'react';
import type { Session, Staff } from '../../server/contract/staff.ts';
import { getJson, request } from './http.ts';

// Kept in memory only; the cookie is the truth and the server checks it on every request.
let current: Promise<Session> | null = null;
let hasEnded = false;
const watchers = new Set<() => void>();

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
  setEnded(false);
  return session.staff;
}

export async function signOut(): Promise<void> {
  const signedIn = current;
  current = null;
  // Nobody is signed in: there is nothing to end.
  if (signedIn === null || hasEnded) return setEnded(false);
  await request<void>('DELETE', '/session');
}

/** Whether somebody is signed in as far as this page knows. */
export function knowsSession(): boolean {
  return current !== null;
}

/** The server says that nobody is signed in: where this page knew somebody, their session is over. */
export function noticeSignedOut(): void {
  if (knowsSession()) setEnded(true);
}

/** True from the end of a session until somebody signs in again on the same page. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(watch, () => hasEnded);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function setEnded(next: boolean): void {
  if (hasEnded === next) return;
  hasEnded = next;
  for (const watcher of watchers) watcher();
}
