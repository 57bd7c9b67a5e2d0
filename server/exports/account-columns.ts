import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { maskName, maskPhone } from '../vault/mask.ts';
import type { Vault } from '../vault/vault.ts';

/** What a row says of its account. */
export interface AccountCells {
  phone: string | null;
  name: string | null;
}

const NOTHING: AccountCells = { phone: null, name: null };

/** Phone and name of these accounts, masked unless the export is approved for more. */
export async function readAccountCells(
  db: Reader,
  vault: Vault,
  accountIds: readonly string[],
  unmasked: boolean,
): Promise<(accountId: string) => AccountCells> {
  const ids = [...new Set(accountIds)];
  const query = db('accounts').select('account_id', 'phone', 'name');
  whereTextIn(db, query, 'account_id', ids);
  const rows = (await query) as { account_id: string; phone: string | null; name: string | null }[];
  const ciphers = await vault.findCiphers(
    db,
    rows.map((row) => row.account_id),
  );
  const cells = new Map<string, AccountCells>();
  for (const row of rows) {
    const cipher = ciphers.get(row.account_id);
    if (cipher === undefined) continue;
    const open = (field: 'phone' | 'name', mask: (plain: string) => string) => {
      const sealed = row[field];
      if (sealed === null) return null;
      const plain = cipher.decrypt(sealed, field);
      return unmasked ? plain : mask(plain);
    };
    cells.set(row.account_id, { phone: open('phone', maskPhone), name: open('name', maskName) });
  }
  return (accountId) => cells.get(accountId) ?? NOTHING;
}
