import type { Tx } from '../../db/connection.ts';
import { bulkInsert, lockNames, whereTextIn } from '../../db/dialects.ts';
import type { AccountRecord } from '../../db/tables.ts';
import type { AccountPatch } from '../contract/platform-formats.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';

/** What the platform says of one account. */
export interface AccountSaid {
  accountId: string;
  patch: AccountPatch;
}

const SEALED = ['nickname', 'name', 'phone'] as const;

/** Writes what the platform says; only the fields sent change, null clears. A phone can be searched by its fingerprint. */
export async function putAccounts(
  tx: Tx,
  vault: Vault,
  now: number,
  said: readonly AccountSaid[],
): Promise<void> {
  const ids = said.map((one) => one.accountId);
  await lockNames(
    tx,
    ids.map((id) => `account:${id}`),
  );
  const ciphers = await vault.ciphersFor(tx, ids);
  for (const part of alike(said)) {
    const rows = part.map(({ accountId, patch }) => ({
      account_id: accountId,
      ...columnsOf(patch, ciphers.get(accountId) as AccountCipher),
      updated_at: now,
    }));
    const columns = Object.keys(rows[0] ?? {}) as (keyof AccountRecord)[];
    await bulkInsert(
      tx,
      'accounts',
      columns,
      rows.map((row: Partial<AccountRecord>) => columns.map((column) => row[column] ?? null)),
      {
        onConflict: `(account_id) do update set ${columns
          .slice(1)
          .map((column) => `${column} = excluded.${column}`)
          .join(', ')}`,
      },
    );
    if (part[0]?.patch.phone !== undefined) await setPhoneMarks(tx, vault, now, part);
  }
}

// One statement writes accounts of which the same fields are said, and each account once: the later word counts.
function alike(said: readonly AccountSaid[]): AccountSaid[][] {
  const parts: AccountSaid[][] = [];
  let byFields = new Map<string, AccountSaid[]>();
  let seen = new Set<string>();
  for (const one of said) {
    if (seen.has(one.accountId)) {
      byFields = new Map();
      seen = new Set();
    }
    seen.add(one.accountId);
    const fields = Object.keys(one.patch).sort().join(' ');
    const part = byFields.get(fields);
    if (part !== undefined) part.push(one);
    else {
      const begun = [one];
      byFields.set(fields, begun);
      parts.push(begun);
    }
  }
  return parts;
}

function columnsOf(patch: AccountPatch, cipher: AccountCipher): Partial<AccountRecord> {
  const plain: Partial<AccountRecord> = {
    ...(patch.state !== undefined && { state: patch.state }),
    ...(patch.gate !== undefined && { gate: patch.gate }),
    ...(patch.phoneState !== undefined && { phone_state: patch.phoneState }),
    ...(patch.phoneProvenBy !== undefined && { phone_proven_by: patch.phoneProvenBy }),
    ...(patch.phoneVerifiedAt !== undefined && { phone_verified_at: msOrNull(patch.phoneVerifiedAt) }),
    ...(patch.realName !== undefined && { real_name: patch.realName }),
    ...(patch.registeredAt !== undefined && { registered_at: msOrNull(patch.registeredAt) }),
    ...(patch.region !== undefined && { region: patch.region }),
    ...(patch.restrictions !== undefined && { restrictions: JSON.stringify(patch.restrictions) }),
    ...(patch.waysIn !== undefined && { ways_in: jsonOrNull(patch.waysIn) }),
    ...(patch.noAssistedChange !== undefined && { no_assisted_change: Number(patch.noAssistedChange) }),
  };
  for (const field of SEALED) {
    const value = patch[field];
    if (value !== undefined) plain[field] = value === null ? null : cipher.encrypt(value, field);
  }
  return plain;
}

async function setPhoneMarks(tx: Tx, vault: Vault, now: number, said: readonly AccountSaid[]): Promise<void> {
  const old = tx('fingerprints').where({ field: 'phone' });
  whereTextIn(
    tx,
    old,
    'account_id',
    said.map(({ accountId }) => accountId),
  );
  await old.delete();
  const marks = said.flatMap(({ accountId, patch: { phone } }) =>
    typeof phone === 'string' ? [['phone', vault.fingerprint('phone', phone), accountId, now]] : [],
  );
  await bulkInsert(tx, 'fingerprints', ['field', 'fingerprint', 'account_id', 'last_seen_at'], marks);
}

function jsonOrNull(names: readonly string[] | null): string | null {
  return names === null ? null : JSON.stringify(names);
}

function msOrNull(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
