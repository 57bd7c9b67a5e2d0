import type { Reader } from '../../db/connection.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';

const MOST_CHANNELS = 40;
const NAME_LENGTH = 8;

/** The bound phone, as notices and objections name it. */
export const OLD_PHONE = 'old_phone';

/**
 * The channels that existed before a moment (UTC ms) and are still trusted: the bound phone, unless its number belongs to
 * somebody else by now, and devices and addresses by the beginning of their fingerprint.
 */
export async function trustedChannels(db: Reader, accountId: string, before: number): Promise<string[]> {
  const ties = (await db('relations')
    .where({ account_id: accountId })
    .whereIn('kind', ['trusted_device', 'trusted_address'])
    .where('since', '<', before)
    .whereNull('until')
    .orderBy('since')
    .limit(MOST_CHANNELS)
    .select('kind', 'other')) as { kind: string; other: string }[];
  return [
    ...((await hasPhone(db, accountId)) ? [OLD_PHONE] : []),
    ...ties.map((tie) => `${tie.kind.replace('trusted_', '')}_${tie.other.slice(0, NAME_LENGTH)}`),
  ];
}

async function hasPhone(db: Reader, accountId: string): Promise<boolean> {
  const binding = await db<PhoneBindingRecord>('phone_bindings')
    .where({ account_id: accountId, is_current: 1 })
    .first('reassigned_at');
  if (binding !== undefined) return binding.reassigned_at === null;
  const account = await db<AccountRecord>('accounts').where({ account_id: accountId }).first();
  return account?.phone != null && !['none', 'released'].includes(account.phone_state ?? 'none');
}
