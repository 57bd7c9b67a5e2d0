import { CASE_COLUMNS } from '../cases/case-repository.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { readAccountCells } from './account-columns.ts';
import { columnsOf, type Dataset, keyWindows, type Value } from './dataset.ts';
import { narrowTo } from './narrow-to.ts';

const COLUMNS = columnsOf({
  case_id: 'number',
  request_id: 'text',
  action: 'text',
  origin: 'text',
  state: 'text',
  account_id: 'text',
  phone: 'text',
  name: 'text',
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

type Row = Record<string, Value> & { account_id: string };

/** Phones bound, changed, unbound and bound again: who proposed and who approved each, and what came of it. */
export const phonesDataset: Dataset<'phones'> = {
  columns: () => COLUMNS,
  async *pages({ db, vault, actor, request: { filter, unmasked }, after }) {
    for await (const [from, upTo] of keyWindows(db, 'phone_requests', 'case_id', after)) {
      const query = db('phone_requests as r')
        .join('cases', 'cases.id', 'r.case_id')
        .leftJoin('decisions as d', 'd.id', 'cases.decision_id')
        .leftJoin('staff as proposer', 'proposer.id', 'd.staff_id')
        .leftJoin('staff as approver', 'approver.id', 'd.approver_id')
        .where('r.case_id', '<=', upTo)
        .orderBy('r.case_id')
        .select('r.*', 'cases.state', 'cases.region', 'd.decided_at', {
          proposed_by: 'proposer.code',
          approved_by: 'approver.code',
        });
      if (from !== null) void query.where('r.case_id', '>', from);
      visibleTo(query, actor.ability, 'read', 'Case', CASE_COLUMNS);
      narrowTo(query, {
        'r.opened_at': { from: filter.from, to: filter.to },
        'r.account_id': filter.accountId,
      });
      const rows = (await query) as Row[];
      const account = await readAccountCells(
        db,
        vault,
        rows.map((row) => row.account_id),
        unmasked,
      );
      yield {
        rows: rows.map((row) => {
          const cells: Record<string, Value> = { ...row, ...account(row.account_id) };
          return COLUMNS.map(({ name }) => cells[name] ?? null);
        }),
        key: upTo,
        share: null,
      };
    }
  },
};
