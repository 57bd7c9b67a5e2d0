import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SCOPES } from '../contract/keys.ts';
import { spawnSandbox } from '../jobs/spawn-sandbox.ts';
import { createKey } from '../keys/create-key.ts';
import type { KeyRow } from '../keys/key-repository.ts';
import { revokeKey } from '../keys/revoke-key.ts';
import { systemActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { findSetting, storeSetting } from '../settings/setting-store.ts';
import { presentWebhook, writeWebhook } from '../settings/webhook-settings.ts';
import type { DemoDeps } from './demo-deps.ts';

const NAME = 'Sandbox';
const BOOK = 'sandbox_book';
const OWN_ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/webhook$/;

const actor = systemActor('demo');

/**
 * Starts the simulated platform with a fresh key and secret, and points the webhook at it; a webhook that somebody set
 * to a place of their own stays, and no sandbox starts. The key of an earlier start is revoked.
 */
export async function startDemoSandbox(deps: DemoDeps, address: string): Promise<{ stop(): Promise<void> }> {
  const { address: present } = await presentWebhook(deps.db.read);
  if (present !== null && !OWN_ADDRESS.test(present)) return { stop: () => Promise.resolve() };
  const former = await deps.db.read<KeyRow>('api_keys').where({ name: NAME, revoked_at: null });
  for (const { id } of former) await revokeKey(deps, actor, id);
  const key = await createKey(deps, actor, {
    name: NAME,
    scopes: [...SCOPES],
    addresses: [],
    expiresAt: null,
  });
  const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
  const sandbox = await spawnSandbox({
    unloopUrl: address,
    keyId: key.id,
    keySecret: key.secret,
    webhookSecret,
    seed: deps.config.demoSeed,
    bookFile: await bookFileOf(deps),
    logger: deps.logger,
  });
  await deps.db.write((tx) =>
    writeWebhook(tx, deps.vault, deps.clock(), actor, { address: sandbox.address, secret: webhookSecret }),
  );
  return sandbox;
}

// Named for the database: what another one's accounts came to is nothing of this one's.
async function bookFileOf({ db, clock, config }: DemoDeps): Promise<string> {
  const kept = await findSetting(db.read, BOOK);
  const name = kept === null ? newId() : (JSON.parse(kept.value) as string);
  if (kept === null) await db.write((tx) => storeSetting(tx, clock(), BOOK, JSON.stringify(name)));
  return join(config.dataDir, `sandbox-${name}.jsonl`);
}
