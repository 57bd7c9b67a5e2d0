import type { Tx } from '../../db/connection.ts';
import { bulkInsert, type Cell, whereTextIn } from '../../db/dialects.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';
import type { ReadEvent } from './read-event.ts';

const COLUMNS = [
  'id',
  'account_id',
  'flow',
  'step',
  'outcome',
  'reason',
  'occurred_at',
  'received_at',
  'content_hash',
  'evidence',
  'submission_id',
  'channel',
  'client_version',
  'region',
  'command_id',
  'request_id',
  'related_account_id',
  'sealed',
];

/** Content hashes of the events that are already stored under these ids. */
export async function findStoredHashes(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const query = tx('events').select('id', 'content_hash');
  whereTextIn(tx, query, 'id', ids);
  const rows = (await query) as { id: string; content_hash: string }[];
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

/** Inserts events whose ids are new; what tells of a person (address, device, attributes) is sealed. */
export async function storeEvents(
  tx: Tx,
  vault: Vault,
  now: number,
  events: readonly ReadEvent[],
): Promise<void> {
  const private_ = events.filter(({ event }) => hasPrivate(event));
  const ciphers = await vault.ciphersFor(
    tx,
    private_.map(({ event }) => event.accountId),
  );
  const rows = events.map((one) => rowOf(one, now, ciphers.get(one.event.accountId)));
  await bulkInsert(tx, 'events', COLUMNS, rows);
}

function hasPrivate({ ip, deviceId, attributes }: ReadEvent['event']): boolean {
  return ip !== undefined || deviceId !== undefined || attributes !== undefined;
}

function rowOf(
  { event, at, contentHash }: ReadEvent,
  now: number,
  cipher: AccountCipher | undefined,
): Cell[] {
  const { ip, deviceId, attributes } = event;
  const sealed =
    hasPrivate(event) && cipher !== undefined
      ? cipher.encrypt(JSON.stringify({ ip, deviceId, attributes }), 'event')
      : null;
  return [
    event.id,
    event.accountId,
    event.flow,
    event.step,
    event.outcome,
    event.reason ?? null,
    at,
    now,
    contentHash,
    event.evidence === undefined || event.evidence.length === 0 ? null : JSON.stringify(event.evidence),
    event.submissionId ?? null,
    event.channel ?? null,
    event.clientVersion ?? null,
    event.region ?? null,
    event.commandId ?? null,
    event.requestId ?? null,
    event.relatedAccountId ?? null,
    sealed,
  ];
}
