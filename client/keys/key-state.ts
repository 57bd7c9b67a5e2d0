import type { Key } from '../../server/contract/keys.ts';

/** Whether a key still opens anything. */
export function keyState(
  key: Pick<Key, 'revokedAt' | 'expiresAt'>,
  now: number,
): 'active' | 'expired' | 'revoked' {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && new Date(key.expiresAt).getTime() <= now ? 'expired' : 'active';
}
