import { lockNames } from '../../db/dialects.ts';
import { openField, type SealedField } from '../accounts/account-facts.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { caseSubject } from '../contract/ability.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { CaseDeps } from './case-deps.ts';
import { factsOf, getVisibleCase } from './case-repository.ts';
import { refuseConflictOfInterest } from './own-case.ts';

const SHIFT_MS = 8 * HOUR_MS;
const ACTION = 'account.reveal';

/**
 * Shows one field of a case's account in full, with a reason. The look is audited before it is answered, and counted
 * against the shift's budget (domain, section 12, brake 4).
 */
export async function revealField(
  deps: CaseDeps,
  actor: StaffActor,
  caseId: number,
  input: { field: SealedField; reason: string },
): Promise<{ value: string; leftThisShift: number }> {
  const { revealsPerShift } = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getVisibleCase(tx, actor, caseId);
    if (!actor.ability.can('reveal', caseSubject(factsOf(row)), input.field))
      throw new ProblemError('forbidden');
    if (row.state === 'claimed' && row.assignee_id === actor.staff.id && (row.claim_until ?? 0) < now)
      throw new ProblemError('not_claimed');
    await refuseConflictOfInterest(tx, actor, row);
    // Looks at the same moment must count each other.
    await lockNames(tx, [`reveals ${actor.staff.id}`]);
    const looks = (await tx('audit_entries')
      .where({ actor: actor.staff.code, action: ACTION })
      .where('at', '>', now - SHIFT_MS)
      .count({ n: '*' })) as { n: number }[];
    const left = revealsPerShift - Number(looks[0]?.n ?? 0);
    if (left <= 0) throw new ProblemError('reveal_budget_spent');
    const value = await openField(tx, deps.vault, row.account_id, input.field);
    if (value === null) throw new ProblemError('field_not_held');
    await appendAudit(tx, now, actor, {
      action: ACTION,
      subject: 'account',
      subjectId: row.account_id,
      accountId: row.account_id,
      caseId,
      reason: input.reason,
      after: { field: input.field },
    });
    return { value, leftThisShift: left - 1 };
  });
}
