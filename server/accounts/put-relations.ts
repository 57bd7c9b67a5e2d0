import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { Relation } from '../contract/platform-formats.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';

/** Writes ties between accounts, or of an account to a device, address or carrier notice; the same tie is replaced. */
export async function putRelations(tx: Tx, vault: Vault, relations: readonly Relation[]): Promise<void> {
  const ciphers = await vault.ciphersFor(
    tx,
    relations.map((relation) => relation.accountId),
  );
  const rows = relations.map((relation) => [
    relation.kind,
    relation.accountId,
    otherOf(relation, vault),
    Date.parse(relation.since),
    relation.until == null ? null : Date.parse(relation.until),
    relation.appointedAt == null ? null : Date.parse(relation.appointedAt),
    detailsOf(relation, ciphers.get(relation.accountId) as AccountCipher),
  ]);
  // The last word on the same tie wins; one statement must not name a row twice.
  const byKey = new Map(rows.map((row) => [row.slice(0, 3).join('\u0000'), row]));
  await bulkInsert(
    tx,
    'relations',
    ['kind', 'account_id', 'other', 'since', 'until', 'appointed_at', 'details'],
    [...byKey.values()],
    {
      onConflict:
        '(kind, account_id, other) do update set since = excluded.since, until = excluded.until, appointed_at = excluded.appointed_at, details = excluded.details',
    },
  );
}

// Devices and addresses are personal data: equality goes through their fingerprints.
function otherOf(relation: Relation, vault: Vault): string {
  if (relation.otherAccountId !== undefined) return relation.otherAccountId;
  if (relation.phone !== undefined) return vault.fingerprint('phone', relation.phone);
  if (relation.deviceId !== undefined) return vault.fingerprint('device', relation.deviceId);
  return relation.address === undefined ? '' : vault.fingerprint('ip', relation.address);
}

function detailsOf({ deviceId, address, details }: Relation, cipher: AccountCipher): string | null {
  if (deviceId === undefined && address === undefined && details === undefined) return null;
  return cipher.encrypt(JSON.stringify({ deviceId, address, ...details }), 'relation');
}
