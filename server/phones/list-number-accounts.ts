import type { Reader } from '../../db/connection.ts';

/** The accounts that ever had the number of this fingerprint, whoever has it now; at most `limit`, the latest first. */
export async function listNumberAccounts(db: Reader, fingerprint: string, limit: number): Promise<string[]> {
  const rows = (await db('phone_bindings')
    .where({ fingerprint })
    .groupBy('account_id')
    .max({ latest: 'bound_at' })
    .select('account_id')
    .orderBy([{ column: 'latest', order: 'desc' }, 'account_id'])
    .limit(limit)) as { account_id: string }[];
  return rows.map((row) => row.account_id);
}
