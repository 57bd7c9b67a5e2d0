import type { Response } from 'express';

const NAME = 'unloop_session';

/** The session's token from the Cookie header, or null. */
export function readSessionCookie(header: string | undefined): string | null {
  return header?.match(/(?:^|;\s*)unloop_session=([A-Za-z0-9_-]{1,128})(?:;|$)/)?.[1] ?? null;
}

/** Sets the cookie, or clears it with null; scripts cannot read it and other sites cannot send it. */
export function writeSessionCookie(
  response: Response,
  token: { value: string; expiresAt: number } | null,
  secure: boolean,
): void {
  const attributes = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
  if (token === null) response.clearCookie(NAME, attributes);
  else response.cookie(NAME, token.value, { ...attributes, expires: new Date(token.expiresAt) });
}
