import type { Tx } from '../../db/connection.ts';
import type { PhoneBindingRecord, PhoneRequestRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { findCase, getVisibleCase } from '../cases/case-repository.ts';
import { conflict } from '../cases/change-case.ts';
import { caseWithoutJourney, openCases } from '../cases/open-cases.ts';
import { type CaseKind, isClosed } from '../contract/case-states.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import { beginReversal } from './begin-phone.ts';
import { findPhoneRequest } from './phone-repository.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/**
 * Opens the case that undoes a done action, while its window is open: others decide it, two of them. Throws `not_found`,
 * `version_conflict`, and `undoing_over` where the window is over or it is being undone already.
 */
export async function openReversal(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: { version: number; reason: string },
): Promise<CaseRecord> {
  const settings = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getVisibleCase(tx, actor, id);
    if (row.version !== input.version) throw await conflict(tx, id);
    const done = await findPhoneRequest(tx, id);
    if (done === null) throw new ProblemError('not_found');
    const ends = (done.applied_at ?? 0) + settings.phone.reversalHours * HOUR_MS;
    const isOpen = done.applied_at !== null && done.reversed_at === null && now <= ends;
    if (!isOpen || done.reversal_of !== null || (await isUnderWay(tx, done)))
      throw new ProblemError('undoing_over');
    const asked = caseWithoutJourney({
      kind: row.kind as CaseKind,
      priority: 1,
      accountId: row.account_id,
      region: row.region,
      reason: maskFreeText(input.reason),
    });
    const [opened] = await openCases(tx, now, actor, [asked], settings);
    const reversal = opened as CaseRecord;
    const marked = await tx('phone_requests')
      .where({ case_id: id, reversal_case_id: done.reversal_case_id })
      .update({ reversal_case_id: reversal.id });
    if (marked === 0) throw new ProblemError('undoing_over');
    await beginReversal(tx, deps, now, reversal, done, await numberBefore(tx, done));
    return reversal;
  });
}

async function isUnderWay(tx: Tx, done: PhoneRequestRecord): Promise<boolean> {
  if (done.reversal_case_id === null) return false;
  const earlier = await findCase(tx, done.reversal_case_id);
  return earlier !== null && !isClosed(earlier.state);
}

async function numberBefore(tx: Tx, done: PhoneRequestRecord): Promise<PhoneBindingRecord | null> {
  if (done.old_binding_id === null) return null;
  return (await tx<PhoneBindingRecord>('phone_bindings').where({ id: done.old_binding_id }).first()) ?? null;
}
