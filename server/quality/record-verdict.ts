import type { Tx } from '../../db/connection.ts';
import type { QualityReviewRecord } from '../../db/quality-tables.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { verdictParamsSchema } from '../contract/quality.ts';
import { systemActor } from '../platform/actor.ts';

const system = systemActor('quality');

/**
 * A verdict stands and is compared with the decision. Where the reviewer, who did not know, would have decided otherwise
 * and sees harm in what two people let through, managers get a note. Writes the review and its audit entries; once.
 */
export async function recordVerdict(
  tx: Tx,
  now: number,
  row: CaseRecord,
  verdict: DecisionRecord,
): Promise<void> {
  const review = await tx<QualityReviewRecord>('quality_reviews').where({ case_id: row.id }).first();
  if (review === undefined) throw new Error(`case ${row.id} reviews nothing`);
  const { harm } = verdictParamsSchema.parse(JSON.parse(verdict.params));
  const agrees = verdict.type === review.decision_type;
  const isHarm = harm && !agrees && review.approved === 1;
  const written = await tx<QualityReviewRecord>('quality_reviews')
    .where({ case_id: row.id })
    .whereNull('reviewed_at')
    .update({
      reviewed_at: now,
      reviewer_id: verdict.staff_id,
      verdict_type: verdict.type,
      verdict_reason: verdict.reason,
      harm: Number(harm),
      agrees: Number(agrees),
      note_state: isHarm ? 'open' : null,
    });
  if (written === 0) return;
  await appendAudit(tx, now, system, {
    action: 'quality.review',
    subject: 'case',
    subjectId: String(row.id),
    caseId: row.id,
    after: { reviewedCase: review.reviewed_case_id, agrees, harm },
  });
  if (isHarm)
    await appendAudit(tx, now, system, {
      action: 'quality.harm',
      subject: 'case',
      subjectId: String(review.reviewed_case_id),
      caseId: review.reviewed_case_id,
      after: { review: row.id, decision: review.decision_type, verdict: verdict.type },
    });
}
