import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { SealedField } from '../accounts/account-facts.ts';
import { maskName, maskPhone } from '../vault/mask.ts';
import type { Vault } from '../vault/vault.ts';

/** What a row says of its account: everything that a look at it could show, and no more is held. */
export type AccountCells = Record<SealedField, string | null>;

const NOTHING: AccountCells = { phone: null, name: null, nickname: null };
const FIELDS = ['phone', 'name', 'nickname'] as const satisfies readonly SealedField[];

/** Personal data of a page's accounts, masked unless the export is approved for more. */
export interface AccountReader {
  cells(accountId: string): AccountCells;
  /** A number that some row keeps under this account's key, such as one it asked for. */
  number(accountId: string, sealed: string | null): string | null;
}

export async function readAccounts(
  db: Reader,
  vault: Vault,
  accountIds: readonly string[],
  unmasked: boolean,
): Promise<AccountReader> {
  const ids = [...new Set(accountIds)];
  const query = db('accounts').select('account_id', ...FIELDS);
  whereTextIn(db, query, 'account_id', ids);
  const rows = (await query) as ({ account_id: string } & AccountCells)[];
  const ciphers = await vault.findCiphers(db, ids);
  const open = (accountId: string, sealed: string | null, field: SealedField) => {
    const plain = sealed === null ? undefined : ciphers.get(accountId)?.decrypt(sealed, field);
    if (plain === undefined) return null;
    if (unmasked) return plain;
    return field === 'phone' ? maskPhone(plain) : maskName(plain);
  };
  const known = new Map(
    rows.map(({ account_id: id, ...row }) => [
      id,
      Object.fromEntries(FIELDS.map((field) => [field, open(id, row[field], field)])) as AccountCells,
    ]),
  );
  return {
    cells: (accountId) => known.get(accountId) ?? NOTHING,
    number: (accountId, sealed) => open(accountId, sealed, 'phone'),
  };
}
