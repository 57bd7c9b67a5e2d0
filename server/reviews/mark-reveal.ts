import { appendAudit } from '../audit/append-audit.ts';
import type { LookVerdict } from '../contract/reviews.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { ReviewDeps } from './review-deps.ts';

/**
 * An auditor's mark on one look at personal data: justified or not. Once, by one. Throws `not_found`, `own_look` and
 * `already_reviewed`.
 */
export async function markReveal(
  { db, clock }: ReviewDeps,
  actor: StaffActor,
  entryId: string,
  { verdict, note }: { verdict: LookVerdict; note?: string | undefined },
): Promise<void> {
  await db.write(async (tx) => {
    const now = clock();
    const look = (await tx('audit_entries')
      .where({ id: entryId, action: 'account.reveal' })
      .first('actor', 'account_id', 'case_id')) as
      | { actor: string; account_id: string | null; case_id: number | null }
      | undefined;
    if (look === undefined) throw new ProblemError('not_found');
    if (look.actor === actor.staff.code) throw new ProblemError('own_look');
    const words = note === undefined ? null : maskFreeText(note);
    const written = await tx('look_reviews')
      .insert({ entry_id: entryId, verdict, note: words, staff_id: actor.staff.id, at: now })
      .onConflict('entry_id')
      .ignore()
      .returning('entry_id');
    if (written.length === 0) throw new ProblemError('already_reviewed');
    await appendAudit(tx, now, actor, {
      action: 'review.mark',
      subject: 'look',
      subjectId: entryId,
      accountId: look.account_id,
      caseId: look.case_id,
      reason: words,
      after: { verdict, of: look.actor },
    });
  });
}
