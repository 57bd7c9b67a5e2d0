import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformEvent } from '../contract/event-format.ts';
import { signedHeaders } from './sandbox-signature.ts';

/** Where events go, and the key that signs them. */
export interface EventTarget {
  url: string;
  keyId: string;
  secret: string;
}

const TRIES = 6;

/**
 * Sends events in one signed batch, trying again under the same id while nobody answers or the server is busy. Throws
 * where they were not taken.
 */
export async function sendEvents(
  target: EventTarget,
  id: string,
  events: readonly PlatformEvent[],
): Promise<void> {
  const answer = await sendSigned(target, '/api/platform/v1/events', id, events);
  const { rejected } = JSON.parse(answer) as { rejected: number };
  if (rejected > 0) throw new Error(`${rejected} events were rejected: ${answer}`);
}

/** Sends anything in a signed request, as `sendEvents` does; answers the body of the answer. */
export async function sendSigned(
  target: EventTarget,
  path: string,
  id: string,
  said: unknown,
): Promise<string> {
  const body = JSON.stringify(said);
  for (let attempt = 1; ; attempt += 1) {
    const response = await post(target, path, id, body);
    if (response?.ok) return response.text();
    const busy = response === null || response.status === 429 || response.status >= 500;
    if (!busy || attempt === TRIES)
      throw new Error(`${path} was not taken: ${response?.status ?? 'nobody answered'}`);
    // Each try must have a later second than the one before, or it would be taken for a replay.
    await sleep(1_000 * 2 ** attempt);
  }
}

async function post(target: EventTarget, path: string, id: string, body: string): Promise<Response | null> {
  try {
    return await fetch(new URL(path, target.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${target.keyId}`,
        ...signedHeaders(target.secret, id, Math.floor(Date.now() / 1_000), body),
      },
      body,
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    return null;
  }
}
