import type { IngestAnswer, PlatformEvent } from '../../server/contract/event-format.ts';
import type { IssuedKey } from '../../server/keys/create-key.ts';
import { newId } from '../../server/platform/ids.ts';
import { signWebhook } from '../../server/platform/webhook-signature.ts';

/** One request of the platform: its id stays through all tries, its timestamp does not. */
export interface Delivery {
  id: string;
  events: readonly PlatformEvent[];
  /** Seconds since the epoch of the last try. */
  triedAt: number;
}

/** Sends one delivery once; answers what was acknowledged, null where nobody answered. Throws on a refusal. */
export async function deliver(url: string, key: IssuedKey, one: Delivery): Promise<IngestAnswer | null> {
  return (await post(url, key, '/events', one, one.events)) as IngestAnswer | null;
}

/** Sends one message until it is acknowledged. */
export async function sendOnce(
  url: () => string,
  key: IssuedKey,
  path: string,
  message: unknown,
): Promise<void> {
  const one = { id: newId(), triedAt: 0 };
  while ((await post(url(), key, path, one, message)) === null)
    await new Promise((resolve) => setTimeout(resolve, 1_000));
}

async function post(
  url: string,
  key: IssuedKey,
  path: string,
  one: Pick<Delivery, 'id' | 'triedAt'>,
  message: unknown,
): Promise<unknown> {
  // Newer than the last try's, or it would be a replay.
  one.triedAt = Math.max(Math.floor(Date.now() / 1_000), one.triedAt + 1);
  const body = JSON.stringify(message);
  const answer = await fetch(`${url}/api/platform/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key.id}`,
      'content-type': 'application/json',
      'webhook-id': one.id,
      'webhook-timestamp': String(one.triedAt),
      'webhook-signature': signWebhook(key.secret, one.id, one.triedAt, body),
    },
    body,
  })
    .then(async (response) => ({ status: response.status, body: await response.text() }))
    .catch(() => null);
  if (answer === null) return null;
  if (answer.status !== 200) throw new Error(`refused with ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body) as unknown;
}
