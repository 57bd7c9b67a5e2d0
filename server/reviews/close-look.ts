import { appendAudit } from '../audit/append-audit.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { ReviewDeps } from './review-deps.ts';

/** A named auditor closes one line of the day's odd looks. Throws `not_found`, `own_look` and `already_reviewed`. */
export async function closeLook(
  { db, clock }: ReviewDeps,
  actor: StaffActor,
  input: { day: string; actor: string; accountId: string; note: string },
): Promise<void> {
  if (input.actor === actor.staff.code) throw new ProblemError('own_look');
  const line = { day: input.day, actor: input.actor, account_id: input.accountId };
  await db.write(async (tx) => {
    const now = clock();
    const note = maskFreeText(input.note);
    const closed = await tx('odd_looks')
      .where(line)
      .whereNull('closed_by')
      .update({ closed_by: actor.staff.id, closed_at: now, note });
    if (closed === 0) {
      const known: unknown = await tx('odd_looks').where(line).first('day');
      throw new ProblemError(known === undefined ? 'not_found' : 'already_reviewed');
    }
    await appendAudit(tx, now, actor, {
      action: 'review.close',
      subject: 'look',
      subjectId: input.actor,
      accountId: input.accountId,
      reason: note,
      after: { day: input.day },
    });
  });
}
