import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Database, Tx } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { keyInputSchema } from '../contract/keys.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { Vault } from '../vault/vault.ts';
import { insertKey, type KeyRow } from './key-repository.ts';
import { presentKey } from './present-key.ts';

const SECRET_BYTES = 32;

export interface KeyDeps {
  db: Database;
  vault: Vault;
  clock: Clock;
}

/** A key with its secret, which is shown once and stored sealed. */
export interface IssuedKey {
  id: string;
  /** `whsec_<base64>`, as the Standard Webhooks specification writes it. */
  secret: string;
}

/** Makes a key for the platform. */
export async function createKey(
  { db, vault, clock }: KeyDeps,
  actor: Actor,
  input: z.output<typeof keyInputSchema>,
): Promise<IssuedKey> {
  return db.write((tx) =>
    issueKey(tx, vault, actor, {
      name: input.name,
      scopes: JSON.stringify(input.scopes),
      addresses: JSON.stringify(input.addresses),
      created_at: clock(),
      expires_at: input.expiresAt === null ? null : Date.parse(input.expiresAt),
    }),
  );
}

/** Writes a new key with its audit entry. */
export async function issueKey(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  terms: Pick<KeyRow, 'name' | 'scopes' | 'addresses' | 'created_at' | 'expires_at'>,
  replaces: string | null = null,
): Promise<IssuedKey> {
  const id = `key_${newId().replaceAll('-', '')}`;
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  const row: KeyRow = {
    ...terms,
    id,
    secret: vault.sealSecret(secret, id),
    revoked_at: null,
    last_used_at: null,
  };
  await insertKey(tx, row);
  const { name, scopes, addresses, expiresAt } = presentKey(row);
  await appendAudit(tx, terms.created_at, actor, {
    action: 'key.create',
    subject: 'key',
    subjectId: id,
    after: { name, scopes, addresses, expiresAt, ...(replaces !== null && { replaces }) },
  });
  return { id, secret };
}
