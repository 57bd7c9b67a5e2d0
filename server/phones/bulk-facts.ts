import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import type { BulkFacts } from './bulk-policy.ts';

/** Who has each of these numbers now, with what decides about taking it away; a few queries for any number of rows. */
export async function readBulkFacts(
  db: Reader,
  fingerprints: readonly string[],
): Promise<Map<string, BulkFacts & { accountId: string; bindingId: string; sealed: string }>> {
  const bindings = await rowsIn<PhoneBindingRecord>(db, 'phone_bindings', 'fingerprint', fingerprints, {
    is_current: 1,
  });
  // Who holds the number stands before others that have it unproven.
  const current = new Map(bindings.sort((a, b) => a.holds - b.holds).map((row) => [row.fingerprint, row]));
  const accountIds = [...current.values()].map((row) => row.account_id);
  const accounts = new Map(
    (await rowsIn<AccountRecord>(db, 'accounts', 'account_id', accountIds)).map((row) => [
      row.account_id,
      row,
    ]),
  );
  const busy = await accountsWithCases(db, accountIds);
  return new Map(
    [...current].map(([fingerprint, row]) => {
      const account = accounts.get(row.account_id);
      return [
        fingerprint,
        {
          accountId: row.account_id,
          bindingId: row.id,
          sealed: row.phone,
          verifiedAt: row.verified_at,
          accountState: account?.state ?? null,
          hasOpenCase: busy.has(row.account_id),
          waysIn: account?.ways_in == null ? null : (JSON.parse(account.ways_in) as string[]).length,
        },
      ];
    }),
  );
}

async function accountsWithCases(db: Reader, accountIds: readonly string[]): Promise<Set<string>> {
  const query = db('cases')
    .whereIn('kind', ['friend_recovery', 'hijack_report', 'phone_change', 'phone_unbind'])
    .whereNotIn('state', [...CLOSED_STATES])
    .distinct('account_id');
  whereTextIn(db, query, 'account_id', accountIds);
  return new Set(((await query) as { account_id: string }[]).map((row) => row.account_id));
}

async function rowsIn<Row extends object>(
  db: Reader,
  table: string,
  column: string,
  values: readonly string[],
  where: Partial<Row> = {},
): Promise<Row[]> {
  if (values.length === 0) return [];
  const query = db(table).where(where);
  whereTextIn(db, query, column, values);
  return (await query) as Row[];
}
