import type { Reader, Tx } from '../../db/connection.ts';
import type { Scope } from '../contract/keys.ts';
import type { Page } from '../contract/page.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';

/** One row of `api_keys`; scopes and addresses are JSON texts, the secret is sealed. */
export interface KeyRow {
  id: string;
  name: string;
  scopes: string;
  secret: string;
  addresses: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
}

/** The key, whether or not it is still good. Read at every use: the command line may revoke it at any moment. */
export async function findKey(db: Reader, id: string): Promise<KeyRow | null> {
  return (await db<KeyRow>('api_keys').where({ id }).first()) ?? null;
}

/** Whether the key may be used at `now`. */
export function isGood(key: KeyRow, now: number): boolean {
  return key.revoked_at === null && (key.expires_at === null || key.expires_at > now);
}

/** A page of keys, newest last. */
export async function listKeys(
  db: Reader,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<KeyRow>> {
  const rows = (await db<KeyRow>('api_keys')
    .modify((builder) => {
      if (query.cursor !== undefined) void builder.where('id', '>', query.cursor);
    })
    .orderBy('id')
    .limit(query.limit + 1)) as KeyRow[];
  return pageOfRows(rows, query.limit, (last) => last.id);
}

export async function insertKey(tx: Tx, row: KeyRow): Promise<void> {
  await tx<KeyRow>('api_keys').insert(row);
}

/** Changes a key where it is still as it was read; false where somebody else was first. */
export async function updateKey(
  tx: Tx,
  row: KeyRow,
  set: Partial<Pick<KeyRow, 'expires_at' | 'revoked_at'>>,
): Promise<boolean> {
  const changed = await tx<KeyRow>('api_keys')
    .where({ id: row.id, revoked_at: row.revoked_at, expires_at: row.expires_at })
    .update(set);
  return changed === 1;
}

export function scopesOf(row: KeyRow): Scope[] {
  return JSON.parse(row.scopes) as Scope[];
}

export function addressesOf(row: KeyRow): string[] {
  return JSON.parse(row.addresses) as string[];
}
