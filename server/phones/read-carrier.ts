import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { type CarrierWords, carrierDetailsSchema } from '../contract/carrier-words.ts';
import { isoOf } from '../platform/clock.ts';
import type { Vault } from '../vault/vault.ts';

interface NoticeRow {
  account_id: string;
  other: string;
  since: number;
  details: string | null;
}

/**
 * What carriers said of numbers, by `account number`: a notice that names the number, else, for the number that is bound
 * now, the one that names none. A notice that says nothing readable is as none.
 */
export async function readCarrierWords(
  db: Reader,
  vault: Vault,
  numbers: readonly { accountId: string; fingerprint: string; isCurrent: boolean }[],
): Promise<Map<string, CarrierWords>> {
  const query = db('relations')
    .where({ kind: 'carrier_notice' })
    .select('account_id', 'other', 'since', 'details');
  whereTextIn(db, query, 'account_id', [...new Set(numbers.map(({ accountId }) => accountId))]);
  const rows = (await query) as NoticeRow[];
  const words = new Map<string, CarrierWords>();
  for (const { accountId, fingerprint, isCurrent } of numbers) {
    const own = rows.filter((row) => row.account_id === accountId);
    const row =
      own.find(({ other }) => other === fingerprint) ??
      (isCurrent ? own.find(({ other }) => other === '') : undefined);
    const said = row === undefined ? null : await wordsOf(db, vault, row);
    if (said !== null) words.set(`${accountId} ${fingerprint}`, said);
  }
  return words;
}

async function wordsOf(db: Reader, vault: Vault, row: NoticeRow): Promise<CarrierWords | null> {
  const cipher = await vault.findCipher(db, row.account_id);
  if (cipher === null || row.details === null) return null;
  const parsed = carrierDetailsSchema.safeParse(JSON.parse(cipher.decrypt(row.details, 'relation')));
  if (!parsed.success) return null;
  const { reassigned, referenceDate, latestSimChange, monitoredDays, tenureSince } = parsed.data;
  return {
    reassigned: reassigned ?? 'unknown',
    referenceDate: referenceDate ?? null,
    latestSimChange: latestSimChange ?? null,
    // "None within the monitored days" needs those days; without them nothing is known.
    monitoredDays: latestSimChange === undefined ? null : (monitoredDays ?? 0),
    tenureSince: tenureSince ?? null,
    at: isoOf(row.since),
  };
}
