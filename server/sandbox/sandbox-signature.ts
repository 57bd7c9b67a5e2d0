import { createHmac, timingSafeEqual } from 'node:crypto';

// The platform's own reading of the Standard Webhooks specification: it shares no code with who it talks to.

const WINDOW_SECONDS = 300;

/** The headers of a signed message; `timestamp` is in seconds. */
export function signedHeaders(
  secret: string,
  id: string,
  timestamp: number,
  body: string,
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${mac(secret, id, String(timestamp), body).toString('base64')}`,
  };
}

/** Whether the message was signed with the secret, less than five minutes from `nowSeconds`. */
export function isSigned(
  secret: string,
  header: (name: string) => string | undefined,
  body: string,
  nowSeconds: number,
): boolean {
  const [id = '', timestamp = ''] = [header('webhook-id'), header('webhook-timestamp')];
  if (!(Math.abs(nowSeconds - Number(timestamp)) <= WINDOW_SECONDS)) return false;
  const expected = mac(secret, id, timestamp, body);
  return (header('webhook-signature') ?? '').split(' ').some((part) => {
    const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
    return part.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function mac(secret: string, id: string, timestamp: string, body: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
}
