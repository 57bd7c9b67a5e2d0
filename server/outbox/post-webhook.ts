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

/**
 * Posts a signed body (Standard Webhooks) and answers what came of it; never throws. Any 2xx is done. Must not be
 * called within a transaction.
 */
export async function postWebhook(
  target: WebhookTarget,
  id: string,
  body: string,
  now: number,
): Promise<PostResult> {
  const seconds = Math.floor(now / 1_000);
  try {
    const response = await fetch(target.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signWebhook(target.secret, id, seconds, body),
      },
      body,
      // A redirect might lead to somebody who must not see it.
      redirect: 'manual',
      signal: AbortSignal.timeout(POST_TIMEOUT_MS),
    });
    await response.body?.cancel();
    return { status: response.status, error: response.ok ? null : `HTTP ${response.status}` };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${POST_TIMEOUT_MS / 1_000} s`;
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? 'no connection';
}
