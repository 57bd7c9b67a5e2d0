import type { Reader } from '../../db/connection.ts';
import type { AccountRecord } from '../../db/tables.ts';
import { isoOrNull } from '../platform/clock.ts';
import { maskName, maskPhone } from '../vault/mask.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';

/** What is known of an account, personal data masked. */
export interface MaskedAccount {
  accountId: string;
  state: string | null;
  gate: string | null;
  nickname: string | null;
  name: string | null;
  phone: string | null;
  phoneState: string | null;
  phoneProvenBy: string | null;
  realName: string | null;
  registeredAt: string | null;
  region: string | null;
  noAssistedChange: boolean;
}

const MASKS = { phone: maskPhone, name: maskName, nickname: maskName } as const;
/** An account with more devices is no person's; the latest ones tell enough. */
const MOST_MARKS = 50;
/** Fields that can be seen in full, one at a time. */
export type SealedField = keyof typeof MASKS;

/** The account with its personal data masked; an account we know nothing of has every field null. */
export async function maskedAccount(db: Reader, vault: Vault, accountId: string): Promise<MaskedAccount> {
  const row = await db<AccountRecord>('accounts').where({ account_id: accountId }).first();
  const cipher = row === undefined ? null : await vault.findCipher(db, accountId);
  const masked = (field: SealedField) => maskField(row, cipher, field);
  return {
    accountId,
    state: row?.state ?? null,
    gate: row?.gate ?? null,
    nickname: masked('nickname'),
    name: masked('name'),
    phone: masked('phone'),
    phoneState: row?.phone_state ?? null,
    phoneProvenBy: row?.phone_proven_by ?? null,
    realName: row?.real_name ?? null,
    registeredAt: isoOrNull(row?.registered_at),
    region: row?.region ?? null,
    noAssistedChange: row?.no_assisted_change === 1,
  };
}

/** One field in full; null where we hold none. The caller audits the look. */
export async function openField(
  db: Reader,
  vault: Vault,
  accountId: string,
  field: SealedField,
): Promise<string | null> {
  const row = await db<AccountRecord>('accounts').where({ account_id: accountId }).first();
  const sealed = row?.[field];
  if (sealed == null) return null;
  const cipher = await vault.findCipher(db, accountId);
  return cipher?.decrypt(sealed, field) ?? null;
}

/** Other accounts seen with the same device or phone, the latest first. */
export async function accountsSharing(
  db: Reader,
  accountId: string,
  limit: number,
): Promise<{ accountId: string; by: 'device' | 'phone'; lastSeenAt: number }[]> {
  const marks = await marksOf(db, accountId);
  if (marks.length === 0) return [];
  const rows = (await db('fingerprints')
    .whereIn(['field', 'fingerprint'], marks)
    .whereNot('account_id', accountId)
    .groupBy('account_id', 'field')
    .orderBy('at', 'desc')
    .limit(limit)
    .select({ accountId: 'account_id', by: 'field' })
    .max({ at: 'last_seen_at' })) as { accountId: string; by: 'device' | 'phone'; at: number }[];
  return rows.map((row) => ({ accountId: row.accountId, by: row.by, lastSeenAt: Number(row.at) }));
}

/** Whether the account is one of the others, or was seen with the same device or phone as any of them. */
export async function isLinked(db: Reader, accountId: string, others: readonly string[]): Promise<boolean> {
  if (others.length === 0) return false;
  if (others.includes(accountId)) return true;
  const marks = await marksOf(db, accountId);
  if (marks.length === 0) return false;
  const shared = await db('fingerprints')
    .whereIn(['field', 'fingerprint'], marks)
    .whereIn('account_id', [...others])
    .first('account_id');
  return shared !== undefined;
}

// Asked apart: in one join the database may start with the fingerprints of everybody.
async function marksOf(db: Reader, accountId: string): Promise<string[][]> {
  const marks = (await db('fingerprints')
    .where({ account_id: accountId })
    .whereIn('field', ['device', 'phone'])
    .orderBy('last_seen_at', 'desc')
    .limit(MOST_MARKS)
    .select('field', 'fingerprint')) as { field: string; fingerprint: string }[];
  return marks.map(({ field, fingerprint }) => [field, fingerprint]);
}

function maskField(
  row: AccountRecord | undefined,
  cipher: AccountCipher | null,
  field: SealedField,
): string | null {
  const sealed = row?.[field];
  return sealed == null || cipher === null ? null : MASKS[field](cipher.decrypt(sealed, field));
}
