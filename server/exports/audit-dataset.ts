import { canonicalLeaf, ENTRY_COLUMNS, type EntryRow, leafColumn } from '../audit/audit-entry.ts';
import { applyAuditFilter, holdWords } from '../audit/list-audit.ts';
import { phrasesOf } from '../audit/words.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { columnsOf, type Dataset } from './dataset.ts';

/** Numbers looked through at once, whether few or all of them are wanted. */
const WINDOW = 2_000;

const COLUMNS = columnsOf({
  sequence: 'number',
  at: 'instant',
  actor: 'text',
  role: 'text',
  action: 'text',
  subject: 'text',
  subject_id: 'text',
  account_id: 'text',
  case_id: 'number',
  reason: 'text',
  before: 'text',
  after: 'text',
  session_id: 'text',
  address: 'text',
  request_id: 'text',
});
/** With these a row proves itself; a spreadsheet's cell is too small for them. */
const PROVING = columnsOf({ leaf_hash: 'text', leaf: 'text' });

type Row = EntryRow & { sequence: number; leaf_hash: string; json: string };

/** Sealed entries in the order of the record, as of its size at the beginning: what is sealed never changes. */
export const auditDataset: Dataset<'audit'> = {
  columns: ({ format }) => (format === 'xlsx' ? COLUMNS : [...COLUMNS, ...PROVING]),
  async *pages({ db, actor, request, asOfSize, after }) {
    const { filter } = request;
    const columns = auditDataset.columns(request);
    const phrases = filter.text === undefined ? [] : phrasesOf(filter.text);
    for (let from = Number(after ?? 0); from < asOfSize; from += WINDOW) {
      const upTo = Math.min(from + WINDOW, asOfSize);
      const query = db('audit_seals as s')
        .join('audit_entries as e', 'e.id', 's.entry_id')
        .where('s.sequence', '>', from)
        .where('s.sequence', '<=', upTo)
        .orderBy('s.sequence')
        .select('s.sequence', 's.leaf_hash', ...ENTRY_COLUMNS.map((column) => `e.${column}`))
        .select(db.raw(`${leafColumn(db, 'e')} as json`));
      visibleTo(query, actor.ability, 'read', 'AuditEntry', {});
      applyAuditFilter(query, filter, true);
      if (phrases.length > 0) holdWords(query, phrases);
      const rows = (await query) as Row[];
      yield {
        rows: rows.map((row) => {
          const cells: Record<string, string | number | null> = { ...row, leaf: canonicalLeaf(row.json) };
          return columns.map(({ name }) => cells[name] ?? null);
        }),
        key: upTo,
        share: upTo / asOfSize,
      };
    }
  },
};
