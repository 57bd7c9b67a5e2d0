import type { QualityReviewRecord } from '../../db/quality-tables.ts';
import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { CaseKind } from '../contract/case-states.ts';
import type { Page } from '../contract/page.ts';
import type { QualityListQuery, QualityReview } from '../contract/quality.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { visibleReviews } from './read-quality.ts';

interface ListedReview extends QualityReviewRecord {
  by: string;
  reviewer: string | null;
  closer: string | null;
}

/** One page of reviews that are done, the latest first. Who reviewed is told to managers and auditors alone. */
export async function listReviews(
  db: Reader,
  ability: Ability,
  { show, reason, cursor, limit }: QualityListQuery,
): Promise<Page<QualityReview>> {
  const query = visibleReviews(db, ability)
    .join('staff as decider', 'decider.id', 'quality_reviews.staff_id')
    .leftJoin('staff as reviewing', 'reviewing.id', 'quality_reviews.reviewer_id')
    .leftJoin('staff as closing', 'closing.id', 'quality_reviews.note_closed_by')
    .whereNotNull('quality_reviews.reviewed_at')
    .orderBy('quality_reviews.reviewed_at', 'desc')
    .orderBy('quality_reviews.case_id', 'desc')
    .limit(limit + 1)
    .select('quality_reviews.*', { by: 'decider.code', reviewer: 'reviewing.code', closer: 'closing.code' });
  if (show === 'harm') void query.where('quality_reviews.note_state', 'open');
  else if (show !== undefined) void query.where('quality_reviews.agrees', Number(show === 'agreed'));
  if (reason !== undefined) void query.where('quality_reviews.reason', reason);
  if (cursor !== undefined)
    void query.whereRaw('(quality_reviews.reviewed_at, quality_reviews.case_id) < (?, ?)', [
      ...decodeCursor(cursor, 2),
    ]);
  const page = pageOfRows((await query) as ListedReview[], limit, (last) =>
    encodeCursor([last.reviewed_at ?? 0, last.case_id]),
  );
  const mayName = ability.can('read', 'Metrics');
  return { ...page, data: page.data.map((row) => present(row, mayName)) };
}

function present(row: ListedReview, mayName: boolean): QualityReview {
  return {
    id: row.case_id,
    caseId: row.reviewed_case_id,
    kind: row.kind as CaseKind,
    flow: row.flow,
    by: row.by,
    decidedAt: isoOf(row.decided_at),
    reviewedAt: isoOf(row.reviewed_at ?? 0),
    decision: { type: row.decision_type, reason: row.reason, approved: row.approved === 1 },
    verdict: {
      type: row.verdict_type ?? '',
      reason: row.verdict_reason ?? '',
      harm: row.harm === 1,
    },
    agrees: row.agrees === 1,
    reviewer: mayName ? row.reviewer : null,
    noteState: row.note_state as QualityReview['noteState'],
    note: mayName ? row.note : null,
    noteClosedBy: mayName ? row.closer : null,
  };
}
