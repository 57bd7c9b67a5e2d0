import type { Retained } from '../contract/retention.ts';
import { retainedEvents } from './retained-events.ts';
import type { RetainedKind } from './retained-kind.ts';
import { retainedNotes } from './retained-notes.ts';
import { retainedRows } from './retained-rows.ts';
import { retainedStories } from './retained-stories.ts';

/** Everything that has a time after which it is destroyed. */
export const RETAINED_KINDS: Readonly<Record<Retained, RetainedKind>> = {
  events: retainedEvents,
  notes: retainedNotes,
  quarantine: retainedRows({
    table: 'quarantine',
    at: 'received_at',
    over: ['replayed', 'dismissed'],
    days: ({ keepQuarantineDays }) => keepQuarantineDays,
  }),
  deliveries: retainedRows({
    table: 'outbox',
    at: 'created_at',
    over: ['delivered', 'dead', 'cancelled'],
    days: ({ keepDeliveriesDays }) => keepDeliveriesDays,
  }),
  // Their files went long before, with their keys; the record keeps that they were, of what and for whom.
  exports: retainedRows({
    table: 'exports',
    at: 'created_at',
    over: ['refused', 'failed', 'cancelled', 'expired'],
    days: ({ keepExportsDays }) => keepExportsDays,
  }),
  stories: retainedStories,
};
