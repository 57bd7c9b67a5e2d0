import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
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
  for (const { accountId, patch } of said) {
    const set = { ...columnsOf(patch, ciphers.get(accountId) as AccountCipher), updated_at: now };
    await tx<AccountRecord>('accounts')
      .insert({ account_id: accountId, ...set } as AccountRecord)
      .onConflict('account_id')
      .merge(set);
    if (patch.phone !== undefined) await setPhoneMark(tx, vault, now, accountId, patch.phone);
  }
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
  };
  for (const field of SEALED) {
    const value = patch[field];
    if (value !== undefined) plain[field] = value === null ? null : cipher.encrypt(value, field);
  }
  return plain;
}

async function setPhoneMark(
  tx: Tx,
  vault: Vault,
  now: number,
  accountId: string,
  phone: string | null,
): Promise<void> {
  await tx('fingerprints').where({ account_id: accountId, field: 'phone' }).delete();
  if (phone === null) return;
  await tx('fingerprints').insert({
    field: 'phone',
    fingerprint: vault.fingerprint('phone', phone),
    account_id: accountId,
    last_seen_at: now,
  });
}

function msOrNull(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
