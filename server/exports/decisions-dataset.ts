import { CASE_COLUMNS } from '../cases/case-repository.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { columnsOf, type Dataset, keyWindows, type Value } from './dataset.ts';
import { withPeople } from './decided-requests.ts';
import { narrowTo } from './narrow-to.ts';

const COLUMNS = columnsOf({
  id: 'text',
  case_id: 'number',
  kind: 'text',
  account_id: 'text',
  region: 'text',
  flow: 'text',
  type: 'text',
  reason: 'text',
  params: 'text',
  note: 'text',
  status: 'text',
  decided_by: 'text',
  decided_at: 'instant',
  second_person: 'number',
  approved_by: 'text',
  approved_at: 'instant',
  question: 'text',
  escaped_at: 'instant',
});

/** Decisions in the order in which they were taken, with who took and who approved them. */
export const decisionsDataset: Dataset<'decisions'> = {
  columns: () => COLUMNS,
  async *pages({ db, actor, request: { filter }, after }) {
    for await (const [from, upTo] of keyWindows(db, 'decisions', 'id', after)) {
      const query = withPeople(db('decisions as d').join('cases', 'cases.id', 'd.case_id'))
        .where('d.id', '<=', upTo)
        .orderBy('d.id')
        .select('d.*', 'cases.kind', 'cases.account_id', 'cases.region', {
          decided_by: 'proposer.code',
          approved_by: 'approver.code',
        });
      if (from !== null) void query.where('d.id', '>', from);
      visibleTo(query, actor.ability, 'read', 'Case', CASE_COLUMNS);
      narrowTo(query, {
        'd.decided_at': { from: filter.from, to: filter.to },
        'd.type': filter.type,
        'd.status': filter.status,
        'cases.account_id': filter.accountId,
      });
      const rows = (await query) as Record<string, Value>[];
      yield { rows: rows.map((row) => COLUMNS.map(({ name }) => row[name] ?? null)), key: upTo, share: null };
    }
  },
};
