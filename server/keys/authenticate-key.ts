import type { Tx } from '../../db/connection.ts';
import type { KeyActor } from '../platform/actor.ts';
import type { BodyBytes, SignedRequest } from '../platform/authentication.ts';
import { sha256 } from '../platform/canonical-json.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { verifyWebhook, type WebhookHeaders } from '../platform/webhook-signature.ts';
import { isAllowedAddress } from './address-rules.ts';
import type { KeyDeps } from './create-key.ts';
import { addressesOf, findKey, isGood, type KeyRow, scopesOf } from './key-repository.ts';
import { checkReplay, type ReceivedRequest, rememberRequest } from './replay.ts';

/** `last_used_at` is written at most this often. */
const USED_EVERY_MS = 60_000;
const WEBHOOK_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * Who signed this request. Throws, in this order, `key_unknown`, `address_refused`, `signature_invalid`,
 * `timestamp_out_of_window`, `scope_missing`, and for a request that writes `id_reused` or `replayed`.
 */
export async function authenticateKey(deps: KeyDeps, request: SignedRequest): Promise<KeyActor> {
  const now = deps.clock();
  const key = await findGoodKey(deps, request, now);
  if (!isAllowedAddress(request.address, addressesOf(key))) throw new ProblemError('address_refused');
  const headers = signatureHeadersOf(request);
  const body = await request.readBody();
  verifySignature(deps.vault.openSecret(key.secret, key.id), headers, body, now);
  const scopes = scopesOf(key);
  if (!scopes.includes(request.scope)) throw new ProblemError('scope_missing');
  const actor: KeyActor = { ...request.origin, type: 'key', keyId: key.id, name: key.name, scopes };
  await noteUsed(deps, key, now);
  if (request.method === 'GET' || request.method === 'HEAD') return actor;
  const received: ReceivedRequest = {
    keyId: key.id,
    webhookId: headers.id,
    timestamp: Number(headers.timestamp),
    bodyHash: sha256(body.unpacked),
  };
  await checkReplay(deps.db.read, received);
  return { ...actor, remember: (tx: Tx) => rememberRequest(tx, now, received) };
}

async function findGoodKey(deps: KeyDeps, request: SignedRequest, now: number): Promise<KeyRow> {
  const id = /^Bearer ([\x21-\x7e]{1,128})$/i.exec(request.headers['authorization'] ?? '')?.[1];
  const key = id === undefined ? null : await findKey(deps.db.read, id);
  if (key === null || !isGood(key, now)) throw new ProblemError('key_unknown');
  return key;
}

function signatureHeadersOf({ headers }: SignedRequest): WebhookHeaders {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  if (id === undefined || timestamp === undefined || signature === undefined)
    throw new ProblemError('signature_invalid', {
      detail: 'send webhook-id, webhook-timestamp and webhook-signature',
    });
  if (!WEBHOOK_ID.test(id))
    throw new ProblemError('signature_invalid', {
      detail: 'webhook-id has 1 to 128 visible ASCII characters',
    });
  return { id, timestamp, signature };
}

// A sender may sign what it packs or what it sends packed: both name the same request.
function verifySignature(secret: string, headers: WebhookHeaders, body: BodyBytes, now: number): void {
  const refusal = verifyWebhook(secret, headers, body.sent, now);
  if (refusal === null) return;
  const packed = body.sent !== body.unpacked;
  const second = packed ? verifyWebhook(secret, headers, body.unpacked, now) : refusal;
  if (second === null) return;
  throw new ProblemError(refusal === 'timestamp_out_of_window' ? refusal : second);
}

async function noteUsed({ db }: KeyDeps, key: KeyRow, now: number): Promise<void> {
  if ((key.last_used_at ?? 0) > now - USED_EVERY_MS) return;
  await db.write((tx) => tx<KeyRow>('api_keys').where({ id: key.id }).update({ last_used_at: now }));
}
