import { readAccounts } from './account-columns.ts';
import { columnsOf, type Dataset, keyWindows, type Value } from './dataset.ts';
import { decidedRequests } from './decided-requests.ts';

const COLUMNS = columnsOf({
  case_id: 'number',
  request_id: 'text',
  action: 'text',
  origin: 'text',
  state: 'text',
  account_id: 'text',
  phone: 'text',
  name: 'text',
  nickname: 'text',
  old_number: 'text',
  new_number: 'text',
  region: 'text',
  opened_at: 'instant',
  loss_accepted: 'number',
  proposed_by: 'text',
  decided_at: 'instant',
  approved_by: 'text',
  approved_at: 'instant',
  effect_at: 'instant',
  applied_at: 'instant',
  reversed_at: 'instant',
  reversal_of: 'number',
});

type Row = Record<string, Value> & {
  account_id: string;
  new_phone: string | null;
  /** The number that was bound when it was asked for. */
  old_sealed: string | null;
};

/** Phones bound, changed, unbound and bound again: who proposed and who approved each, and what came of it. */
export const phonesDataset: Dataset<'phones'> = {
  columns: () => COLUMNS,
  async *pages(options) {
    const { db, vault, request, after } = options;
    for await (const window of keyWindows(db, 'phone_requests', 'case_id', after)) {
      const rows = (await decidedRequests(options, 'phone_requests', 'case_id', window)
        .leftJoin('phone_bindings as old', 'old.id', 'r.old_binding_id')
        .select({ old_sealed: 'old.phone' })) as Row[];
      const accounts = await readAccounts(
        db,
        vault,
        rows.map((row) => row.account_id),
        request.unmasked,
      );
      yield {
        rows: rows.map((row) => {
          const cells: Record<string, Value> = {
            ...row,
            ...accounts.cells(row.account_id),
            old_number: accounts.number(row.account_id, row.old_sealed),
            new_number: accounts.number(row.account_id, row.new_phone),
          };
          return COLUMNS.map(({ name }) => cells[name] ?? null);
        }),
        key: window[1],
        share: null,
      };
    }
  },
};
