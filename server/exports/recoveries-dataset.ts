import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { readAccountCells } from './account-columns.ts';
import { columnsOf, type Dataset, keyWindows, type Value } from './dataset.ts';
import { narrowTo } from './narrow-to.ts';

const COLUMNS = columnsOf({
  request_id: 'text',
  case_id: 'number',
  state: 'text',
  account_id: 'text',
  phone: 'text',
  name: 'text',
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

type Row = Record<string, Value> & { request_id: string; account_id: string };

/** Recoveries with the help of friends: who proposed and who approved each, and what came of it. */
export const recoveriesDataset: Dataset<'recoveries'> = {
  columns: () => COLUMNS,
  async *pages({ db, vault, actor, request: { filter, unmasked }, after }) {
    for await (const [from, upTo] of keyWindows(db, 'recoveries', 'request_id', after)) {
      const query = db('recoveries as r')
        .join('cases', 'cases.id', 'r.case_id')
        .leftJoin('decisions as d', 'd.id', 'cases.decision_id')
        .leftJoin('staff as proposer', 'proposer.id', 'd.staff_id')
        .leftJoin('staff as approver', 'approver.id', 'd.approver_id')
        .where('r.request_id', '<=', upTo)
        .orderBy('r.request_id')
        .select('r.*', 'cases.state', 'cases.region', 'd.decided_at', {
          proposed_by: 'proposer.code',
          approved_by: 'approver.code',
        });
      if (from !== null) void query.where('r.request_id', '>', from);
      visibleTo(query, actor.ability, 'read', 'Case', CASE_COLUMNS);
      narrowTo(query, {
        'r.opened_at': { from: filter.from, to: filter.to },
        'r.account_id': filter.accountId,
      });
      const rows = (await query) as Row[];
      const ids = rows.map((row) => row.request_id);
      const accounts = rows.map((row) => row.account_id);
      const account = await readAccountCells(db, vault, accounts, unmasked);
      const vouched = await countBy(db, 'vouches', ids, { verdict: 'vouched' });
      const objections = await countBy(db, 'objections', ids, {});
      yield {
        rows: rows.map((row) => {
          const id = row.request_id;
          const cells: Record<string, Value> = {
            ...row,
            ...account(row.account_id),
            vouched: vouched(id),
            objections: objections(id),
          };
          return COLUMNS.map(({ name }) => cells[name] ?? null);
        }),
        key: upTo,
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
