import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { Agent as TlsAgent, request as requestByTls } from 'node:https';
import { signWebhook } from '../platform/webhook-signature.ts';

/** Where commands go. */
export interface WebhookTarget {
  address: string;
  /** `whsec_<base64>`. */
  secret: string;
}

/** What came of one post: `error` is null where the platform took it. */
export interface PostResult {
  status: number | null;
  error: string | null;
}

export const POST_TIMEOUT_MS = 10_000;

// Node's own client with open connections: `fetch` costs three times as much for each command of a long file.
const plain = new Agent({ keepAlive: true });
const byTls = new TlsAgent({ keepAlive: true });

/**
 * Posts a signed body (Standard Webhooks) and answers what came of it; never throws. Any 2xx is done; a redirect is not
 * followed, since it might lead to somebody who must not see it. Must not be called within a transaction.
 */
export async function postWebhook(
  target: WebhookTarget,
  id: string,
  body: string,
  now: number,
): Promise<PostResult> {
  const seconds = Math.floor(now / 1_000);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signWebhook(target.secret, id, seconds, body),
  };
  try {
    const status = await send(target.address, headers, body);
    return { status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

async function send(
  address: string,
  headers: Record<string, string | number>,
  body: string,
): Promise<number> {
  const url = new URL(address);
  const begin = (onAnswer: (response: IncomingMessage) => void): ClientRequest =>
    url.protocol === 'https:'
      ? requestByTls(url, { method: 'POST', headers, agent: byTls }, onAnswer)
      : request(url, { method: 'POST', headers, agent: plain }, onAnswer);
  return new Promise((resolve, reject) => {
    const posted = begin((response) => {
      resolve(response.statusCode ?? 0);
      // Read to its end, so that the connection serves the next.
      response.on('error', reject).resume();
    });
    const tooLate = setTimeout(() => posted.destroy(new TooLate()), POST_TIMEOUT_MS);
    posted.on('close', () => clearTimeout(tooLate));
    posted.on('error', (error: NodeJS.ErrnoException) => {
      // An open connection that the other side was just closing: nothing came of it, and the id stays the same.
      if (posted.reusedSocket && error.code === 'ECONNRESET')
        send(address, headers, body).then(resolve, reject);
      else reject(error);
    });
    posted.end(body);
  });
}

class TooLate extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof TooLate) return `no answer within ${POST_TIMEOUT_MS / 1_000} s`;
  return (error as { code?: string }).code ?? 'no connection';
}
