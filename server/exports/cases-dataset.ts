import type { CaseRecord } from '../../db/tables.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import { listedCases } from '../cases/list-cases.ts';
import type { ListedCase } from '../cases/present-case.ts';
import { CASE_STATES, isClosed } from '../contract/case-states.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { readAccounts } from './account-columns.ts';
import { columnsOf, type Dataset, keyWindows } from './dataset.ts';
import { narrowTo } from './narrow-to.ts';

const COLUMNS = columnsOf({
  id: 'number',
  kind: 'text',
  state: 'text',
  priority: 'number',
  account_id: 'text',
  phone: 'text',
  name: 'text',
  nickname: 'text',
  flow: 'text',
  region: 'text',
  laps: 'number',
  dead_loop: 'number',
  stuck_step: 'text',
  stuck_reason: 'text',
  opened_at: 'instant',
  opened_reason: 'text',
  due_at: 'instant',
  assignee: 'text',
  escalated: 'number',
  reopened: 'number',
  active_ms: 'number',
  tags: 'text',
  closed_at: 'instant',
});

/** Cases in the order of their numbers, narrowed as the queue is. */
export const casesDataset: Dataset<'cases'> = {
  columns: () => COLUMNS,
  async *pages({ db, vault, actor, request, after }) {
    const { filter } = request;
    const [highest] = (await db('cases').max({ id: 'id' })) as { id: number | null }[];
    for await (const [from, upTo] of keyWindows(db, 'cases', 'id', after)) {
      const query = listedCases(db).where('cases.id', '<=', upTo).orderBy('cases.id');
      if (from !== null) void query.where('cases.id', '>', from);
      visibleTo(query, actor.ability, 'read', 'Case', CASE_COLUMNS);
      narrowTo(query, {
        'cases.kind': filter.kind,
        'cases.region': filter.region,
        'cases.priority': filter.priority,
        'cases.assignee_id': filter.assigneeId,
        'cases.account_id': filter.accountId,
        'cases.opened_at': { from: filter.from, to: filter.to },
        'cases.due_at': { to: filter.dueBefore },
      });
      if (filter.dueBefore !== undefined) void query.whereNull('cases.sla_left_ms');
      if (filter.state !== undefined)
        void query.whereIn(
          'cases.state',
          filter.state === 'unfinished' ? CASE_STATES.filter((state) => !isClosed(state)) : [filter.state],
        );
      const rows = (await query) as (ListedCase & CaseRecord)[];
      const accounts = await readAccounts(
        db,
        vault,
        rows.map((row) => row.account_id),
        request.unmasked,
      );
      yield {
        rows: rows.map((row) => {
          const cells: Record<string, string | number | null> = {
            ...(row as unknown as Record<string, string | number | null>),
            ...accounts.cells(row.account_id),
            assignee: row.assignee_code,
          };
          return COLUMNS.map(({ name }) => cells[name] ?? null);
        }),
        key: upTo,
        share: Number(upTo) / (highest?.id ?? 1),
      };
    }
  },
};
