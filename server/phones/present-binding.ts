import type { Reader } from '../../db/connection.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';
import type { CarrierWords } from '../contract/carrier-words.ts';
import type { PHONE_USES, PhoneBinding } from '../contract/phones.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { maskPhone } from '../vault/mask.ts';
import type { Vault } from '../vault/vault.ts';
import { readCarrierWords } from './read-carrier.ts';

/**
 * What a bound number may be used for (domain, section 1): a verified one for all, but for recovery only once the
 * account's identity is proven; one that belongs to somebody else by now for nothing. Pure.
 */
export function usesOf(
  binding: Pick<PhoneBindingRecord, 'state' | 'reassigned_at'>,
  realName: string | null,
  carrier: CarrierWords | null,
): (typeof PHONE_USES)[number][] {
  if (binding.state === 'released' || binding.reassigned_at !== null || carrier?.reassigned === 'yes')
    return [];
  if (binding.state !== 'verified') return ['notice'];
  return realName === 'verified' ? ['sign_in', 'recovery', 'notice'] : ['sign_in', 'notice'];
}

/** Bindings of one account as people see them: the numbers masked, with what carriers say of each. */
export async function presentBindings(
  db: Reader,
  vault: Vault,
  accountId: string,
  rows: readonly PhoneBindingRecord[],
): Promise<PhoneBinding[]> {
  if (rows.length === 0) return [];
  const account = await db<AccountRecord>('accounts').where({ account_id: accountId }).first('real_name');
  const cipher = await vault.findCipher(db, accountId);
  const words = await readCarrierWords(
    db,
    vault,
    rows.map((row) => ({ accountId, fingerprint: row.fingerprint, isCurrent: row.is_current === 1 })),
  );
  return rows.map((row) => {
    const carrier = words.get(`${accountId} ${row.fingerprint}`) ?? null;
    return {
      id: row.id,
      number: cipher === null ? '' : maskPhone(cipher.decrypt(row.phone, 'phone')),
      state: row.state as PhoneBinding['state'],
      isCurrent: row.is_current === 1,
      holdsNumber: row.holds === 1,
      uses: usesOf(row, account?.real_name ?? null, carrier),
      boundAt: isoOf(row.bound_at),
      verifiedAt: isoOrNull(row.verified_at),
      verifiedBy: row.verified_by,
      trustedSince: isoOrNull(row.trusted_since),
      releasedAt: isoOrNull(row.released_at),
      releaseReason: row.release_reason as PhoneBinding['releaseReason'],
      reassignedAt: isoOrNull(row.reassigned_at),
      source: row.source as PhoneBinding['source'],
      caseId: row.case_id,
      carrier,
    };
  });
}
