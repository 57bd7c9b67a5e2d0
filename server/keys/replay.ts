import type { Database, Reader, Tx } from '../../db/connection.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** What a signed request is told apart by. */
export interface ReceivedRequest {
  keyId: string;
  webhookId: string;
  /** Seconds since the epoch, as it was signed. */
  timestamp: number;
  /** SHA-256 of the unpacked body. */
  bodyHash: string;
}

interface ReceivedRow {
  key_id: string;
  webhook_id: string;
  timestamp: number;
  body_hash: string;
  received_at: number;
}

/** Longer than the window of signatures, so that nothing within the window is forgotten. */
const KEEP_MS = 24 * HOUR_MS;

/**
 * Refuses a request that was already remembered: `id_reused` with another body, `replayed` with the same body and a
 * timestamp that is not newer. A newer timestamp is a retry and passes. Reads only.
 */
export async function checkReplay(db: Reader, request: ReceivedRequest): Promise<void> {
  const known = await db<ReceivedRow>('received_requests')
    .where({ key_id: request.keyId, webhook_id: request.webhookId })
    .first();
  if (known === undefined) return;
  if (known.body_hash !== request.bodyHash) throw new ProblemError('id_reused');
  if (known.timestamp >= request.timestamp) throw new ProblemError('replayed');
}

/** Remembers a request for a day; throws as `checkReplay` where another like it was remembered since. */
export async function rememberRequest(tx: Tx, now: number, request: ReceivedRequest): Promise<void> {
  const written = await tx('received_requests')
    .insert({
      key_id: request.keyId,
      webhook_id: request.webhookId,
      timestamp: request.timestamp,
      body_hash: request.bodyHash,
      received_at: now,
    })
    .onConflict(['key_id', 'webhook_id'])
    .merge({ timestamp: request.timestamp, received_at: now })
    .where('received_requests.body_hash', request.bodyHash)
    .where('received_requests.timestamp', '<', request.timestamp)
    .returning('webhook_id');
  if (written.length > 0) return;
  await checkReplay(tx, request);
  throw new ProblemError('replayed');
}

/** Forgets requests of more than a day ago: a job. */
export async function purgeReceivedRequests(db: Database, now: number): Promise<number> {
  return db.write((tx) =>
    tx('received_requests')
      .where('received_at', '<', now - KEEP_MS)
      .del(),
  );
}
