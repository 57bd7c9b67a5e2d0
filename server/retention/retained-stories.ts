import { CLOSED_STATES } from '../contract/case-states.ts';
import type { RetainedKind } from './retained-kind.ts';

/**
 * What deciders saw, sealed for a blind review: once the review's case is closed, whether anybody took it or not. The
 * verdict and all figures of agreement stay. What is still to be drawn is the draw's (`quality.storyDays`).
 */
export const retainedStories: RetainedKind = {
  days: ({ keepStoriesDays }) => keepStoriesDays,
  slice: 200,
  due: (db, { before }) =>
    db('decision_stories')
      .join('quality_reviews', 'quality_reviews.decision_id', 'decision_stories.decision_id')
      .join('cases', 'cases.id', 'quality_reviews.case_id')
      .where('decision_stories.drawn', 1)
      // Kept before its review was over: it spares the join for those that are young themselves.
      .where('decision_stories.kept_at', '<', before)
      .whereIn('cases.state', CLOSED_STATES)
      .where('cases.closed_at', '<', before),
  columns: {
    key: 'decision_stories.decision_id',
    account: 'decision_stories.account_id',
    from: 'decision_stories.kept_at',
    to: 'decision_stories.kept_at',
  },
  order: 'decision_stories.kept_at',
  destroy: async (tx, keys) => {
    await tx('decision_stories').whereIn('decision_id', keys).delete();
    return keys.map(String);
  },
};
