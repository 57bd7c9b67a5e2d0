import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord, VouchRecord } from '../../db/tables.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';

const MOST_NEIGHBOURS = 1_000;

/** Accounts one vouch away from these vouchers that are frozen, banned or reported as stolen; never the requester. */
export async function findNearStolen(
  db: Reader,
  requester: string,
  vouchers: readonly string[],
): Promise<string[]> {
  if (vouchers.length === 0) return [];
  const neighbours = new Set(vouchers);
  for (const column of ['voucher_id', 'account_id']) {
    const query = db<VouchRecord>('vouches').where({ verdict: 'vouched' }).limit(MOST_NEIGHBOURS);
    whereTextIn(db, query, column, vouchers);
    for (const row of await query) neighbours.add(row.voucher_id).add(row.account_id);
  }
  neighbours.delete(requester);
  const ids = [...neighbours];
  const held = db('accounts').whereIn('state', ['frozen', 'banned']).select('account_id');
  whereTextIn(db, held, 'account_id', ids);
  const reported = db<CaseRecord>('cases')
    .where({ kind: 'hijack_report' })
    .whereNotIn('state', [...CLOSED_STATES])
    .select('account_id');
  whereTextIn(db, reported, 'account_id', ids);
  const rows = [...(await held), ...(await reported)] as { account_id: string }[];
  return [...new Set(rows.map((row) => row.account_id))].sort();
}
