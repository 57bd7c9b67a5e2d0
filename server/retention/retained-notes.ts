import { CLOSED_STATES } from '../contract/case-states.ts';
import type { RetainedKind } from './retained-kind.ts';

/** Notes of cases that were closed long ago, with the words by which the record's search found them. */
export const retainedNotes: RetainedKind = {
  days: ({ keepNotesDays }) => keepNotesDays,
  slice: 200,
  due: (db, { before }) =>
    db('case_notes')
      .join('cases', 'cases.id', 'case_notes.case_id')
      .whereIn('cases.state', CLOSED_STATES)
      .where('cases.closed_at', '<', before)
      // Not later than its case was closed; it spares the join for those that are young themselves.
      .where('case_notes.at', '<', before),
  columns: { key: 'case_notes.id', account: 'cases.account_id', from: 'case_notes.at', to: 'case_notes.at' },
  order: 'case_notes.id',
  destroy: async (tx, keys) => {
    // The words lie beside the record, so the record itself stays as it was sealed.
    await tx('audit_words')
      .whereIn(
        'entry_id',
        tx('audit_entries as e')
          .join('case_notes as n', (on) => on.on('n.case_id', 'e.case_id').andOn('n.at', 'e.at'))
          .where('e.action', 'case.noted')
          .whereIn('n.id', keys)
          .select('e.id'),
      )
      .delete();
    await tx('case_notes').whereIn('id', keys).delete();
    return keys.map(String);
  },
};
