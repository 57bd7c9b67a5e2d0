import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { readAccounts } from './account-columns.ts';
import { columnsOf, type Dataset, keyWindows, type Value } from './dataset.ts';
import { decidedRequests } from './decided-requests.ts';

const COLUMNS = columnsOf({
  request_id: 'text',
  case_id: 'number',
  state: 'text',
  account_id: 'text',
  phone: 'text',
  name: 'text',
  nickname: 'text',
  new_number: 'text',
  region: 'text',
  opened_at: 'instant',
  second_method: 'text',
  vouched: 'number',
  objections: 'number',
  proposed_by: 'text',
  decided_at: 'instant',
  approved_by: 'text',
  approved_at: 'instant',
  effect_at: 'instant',
  restored_at: 'instant',
});

type Row = Record<string, Value> & { request_id: string; account_id: string; new_phone: string | null };

/** Recoveries with the help of friends: who proposed and who approved each, and what came of it. */
export const recoveriesDataset: Dataset<'recoveries'> = {
  columns: () => COLUMNS,
  async *pages(options) {
    const { db, vault, request, after } = options;
    for await (const window of keyWindows(db, 'recoveries', 'request_id', after)) {
      const rows = (await decidedRequests(options, 'recoveries', 'request_id', window)) as Row[];
      const ids = rows.map((row) => row.request_id);
      const accounts = rows.map((row) => row.account_id);
      const people = await readAccounts(db, vault, accounts, request.unmasked);
      const vouched = await countBy(db, 'vouches', ids, { verdict: 'vouched' });
      const objections = await countBy(db, 'objections', ids, {});
      yield {
        rows: rows.map((row) => {
          const id = row.request_id;
          const cells: Record<string, Value> = {
            ...row,
            ...people.cells(row.account_id),
            new_number: people.number(row.account_id, row.new_phone),
            vouched: vouched(id),
            objections: objections(id),
          };
          return COLUMNS.map(({ name }) => cells[name] ?? null);
        }),
        key: window[1],
        share: null,
      };
    }
  },
};

async function countBy(
  db: Reader,
  table: string,
  requestIds: readonly string[],
  where: Record<string, string>,
): Promise<(requestId: string) => number> {
  const query = db(table).where(where).groupBy('request_id').select('request_id').count({ n: '*' });
  whereTextIn(db, query, 'request_id', requestIds);
  const rows = (await query) as unknown as { request_id: string; n: number }[];
  const counts = new Map(rows.map((row) => [row.request_id, Number(row.n)]));
  return (requestId) => counts.get(requestId) ?? 0;
}
