import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signed message further from our clock than this is refused, in milliseconds. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

/** The three headers of the Standard Webhooks specification, as they came. */
export interface WebhookHeaders {
  id: string;
  /** Whole seconds since the epoch, as text. */
  timestamp: string;
  /** One or several `v1,<base64>`, parted by spaces. */
  signature: string;
}

/** The value of `webhook-signature` for this message; `secret` is `whsec_<base64>`, the timestamp in seconds. */
export function signWebhook(
  secret: string,
  id: string,
  timestampSeconds: number | string,
  body: string | Buffer,
): string {
  return `v1,${digest(secret, id, String(timestampSeconds), body).toString('base64')}`;
}

/**
 * Checks a signed message against a secret at `now` (UTC epoch milliseconds), in constant time. Answers null where it
 * holds, else the code of the refusal; a wrong clock is told only to who knows the secret.
 */
export function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  body: string | Buffer,
  now: number,
): 'signature_invalid' | 'timestamp_out_of_window' | null {
  if (!/^\d{1,12}$/.test(headers.timestamp)) return 'signature_invalid';
  const expected = digest(secret, headers.id, headers.timestamp, body);
  if (!headers.signature.split(' ').some((signature) => isDigest(signature, expected)))
    return 'signature_invalid';
  const distance = Math.abs(now - Number(headers.timestamp) * 1_000);
  return distance > SIGNATURE_WINDOW_MS ? 'timestamp_out_of_window' : null;
}

function digest(secret: string, id: string, timestamp: string, body: string | Buffer): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

function isDigest(signature: string, expected: Buffer): boolean {
  if (!signature.startsWith('v1,')) return false;
  const given = Buffer.from(signature.slice(3), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
