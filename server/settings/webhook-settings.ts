import { z } from 'zod';
import type { Reader, Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Webhook, webhookInputSchema } from '../contract/settings.ts';
import type { Actor } from '../platform/actor.ts';
import type { Vault } from '../vault/vault.ts';
import { findSetting, storeSetting } from './setting-store.ts';

const WEBHOOK = 'webhook';

const storedSchema = z.object({
  address: z.string().nullable(),
  /** Sealed by the vault. */
  secret: z.string().nullable(),
});
type Stored = z.infer<typeof storedSchema>;

/** Where commands go and how they are signed; null until both are set. Read at each use. */
export async function readWebhook(
  db: Reader,
  vault: Vault,
): Promise<{ address: string; secret: string } | null> {
  const { address, secret } = await readStored(db);
  return address === null || secret === null ? null : { address, secret: vault.openSecret(secret, WEBHOOK) };
}

/** What the console may know of it: never the secret. */
export async function presentWebhook(db: Reader): Promise<Webhook> {
  const { address, secret } = await readStored(db);
  return { address, secretSet: secret !== null };
}

/** Sets the address and, where one is given, the secret; without one the old secret stays. */
export async function writeWebhook(
  tx: Tx,
  vault: Vault,
  now: number,
  actor: Actor,
  input: z.output<typeof webhookInputSchema>,
): Promise<void> {
  await lockNames(tx, [`setting:${WEBHOOK}`]);
  const before = await readStored(tx);
  const secret = input.secret === undefined ? before.secret : vault.sealSecret(input.secret, WEBHOOK);
  const stored: Stored = { address: input.address, secret };
  await storeSetting(tx, now, WEBHOOK, JSON.stringify(stored));
  await appendAudit(tx, now, actor, {
    action: 'webhook.write',
    subject: 'setting',
    subjectId: WEBHOOK,
    before: { address: before.address },
    after: { address: input.address, secretChanged: input.secret !== undefined },
  });
}

async function readStored(db: Reader): Promise<Stored> {
  const row = await findSetting(db, WEBHOOK);
  return row === null ? { address: null, secret: null } : storedSchema.parse(JSON.parse(row.value));
}
