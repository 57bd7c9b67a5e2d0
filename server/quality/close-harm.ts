import type { Reader, Tx } from '../../db/connection.ts';
import type { QualityReviewRecord } from '../../db/quality-tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Ability } from '../contract/ability.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import { visibleReviews } from './read-quality.ts';

/** How many approvals that should not have been wait for a manager's look. */
export async function countHarm(db: Reader, ability: Ability): Promise<number> {
  const rows = (await visibleReviews(db, ability, 'update')
    .where('note_state', 'open')
    .count({ n: '*' })) as { n: number }[];
  return Number(rows[0]?.n ?? 0);
}

/** A manager looked at it and says what it was; with an audit entry. Throws `not_found`, also for one closed before. */
export async function closeHarm(
  tx: Tx,
  now: number,
  actor: StaffActor,
  caseId: number,
  text: string,
): Promise<void> {
  const note = maskFreeText(text);
  const review = await visibleReviews(tx, actor.ability, 'update')
    .where({ case_id: caseId })
    .first<QualityReviewRecord | undefined>();
  const closed =
    review === undefined
      ? 0
      : await tx<QualityReviewRecord>('quality_reviews')
          .where({ case_id: caseId, note_state: 'open' })
          .update({ note_state: 'closed', note_closed_by: actor.staff.id, note_closed_at: now, note });
  if (review === undefined || closed === 0) throw new ProblemError('not_found');
  await appendAudit(tx, now, actor, {
    action: 'quality.close',
    subject: 'case',
    subjectId: String(review.reviewed_case_id),
    caseId: review.reviewed_case_id,
    reason: note,
    after: { review: caseId },
  });
}
