import type { Key } from '../contract/keys.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { addressesOf, type KeyRow, scopesOf } from './key-repository.ts';

/** A key as the console and the record know it: never its secret. */
export function presentKey(row: KeyRow): Key {
  return {
    id: row.id,
    name: row.name,
    scopes: scopesOf(row),
    addresses: addressesOf(row),
    createdAt: isoOf(row.created_at),
    expiresAt: isoOrNull(row.expires_at),
    revokedAt: isoOrNull(row.revoked_at),
    lastUsedAt: isoOrNull(row.last_used_at),
  };
}
