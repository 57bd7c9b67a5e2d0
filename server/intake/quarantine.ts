import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { newId } from '../platform/ids.ts';
import type { Vault } from '../vault/vault.ts';
import type { Refused } from './read-event.ts';

/** The name under which quarantined payloads are sealed: they may belong to no account that we know. */
export const QUARANTINE_SECRET = 'quarantine';

const COLUMNS = [
  'id',
  'received_at',
  'event_id',
  'account_id',
  'flow',
  'step',
  'code',
  'detail',
  'payload',
  'state',
  'source',
];

/** Keeps refused events, sealed, until an admin has seen to them. */
export async function keepRefused(
  tx: Tx,
  vault: Vault,
  now: number,
  refused: readonly Refused[],
  source: string,
): Promise<void> {
  const rows = refused.map((one) => [
    newId(),
    now,
    one.id === null ? null : storable(one.id, 64),
    shortText(one.raw, 'accountId', 32),
    shortText(one.raw, 'flow', 64),
    shortText(one.raw, 'step', 64),
    one.code,
    storable(one.detail, 500),
    vault.sealSecret(JSON.stringify(one.raw) ?? 'null', QUARANTINE_SECRET),
    'waiting',
    source,
  ]);
  await bulkInsert(tx, 'quarantine', COLUMNS, rows);
}

function shortText(raw: unknown, field: string, max: number): string | null {
  const value = (raw as Record<string, unknown> | null)?.[field];
  return typeof value === 'string' ? storable(value, max) : null;
}

// Whatever was sent, only text that every database can hold goes into a column: one bad id must not sink a batch.
function storable(text: string, max: number): string {
  return Array.from(text.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '�'))
    .slice(0, max)
    .join('');
}
