import type { CaseRecord } from '../../db/tables.ts';
import { getMobile } from '../accounts/mobile-number.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { changeCase } from '../cases/change-case.ts';
import { getOwnCase } from '../cases/own-case.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { sealNumber } from './begin-phone.ts';
import { nameAsked } from './name-asked.ts';
import { findPhoneRequest, listSteps, updatePhoneRequest } from './phone-repository.ts';
import { openStep } from './phone-steps.ts';

/**
 * Names the number that a caller wants bound; what was verified of another number counts no longer. Throws the problems
 * of `getOwnCase`, `not_found`, `number_fixed`, and `phone_invalid`, `phone_landline` or `phone_iot`.
 */
export async function nameNumber(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: { version: number; phone: string },
): Promise<CaseRecord> {
  const e164 = getMobile(input.phone);
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getOwnCase(tx, actor, id, input.version, now);
    if (row.state !== 'claimed') throw new ProblemError('not_claimed');
    const request = await findPhoneRequest(tx, id);
    if (request === null) throw new ProblemError('not_found');
    const isFixed = request.action === 'reverse' || request.applied_at !== null;
    if (isFixed || openStep(await listSteps(tx, id)) !== null) throw new ProblemError('number_fixed');
    const number = await sealNumber(tx, deps.vault, row.account_id, e164);
    // From now on it is staff's word: what the user proves in the app by themselves may be of another number.
    const set = { ...number, new_verified_at: null, origin: 'caller' };
    await updatePhoneRequest(tx, id, set);
    await nameAsked(tx, deps.vault, { ...request, ...set });
    return changeCase(tx, now, actor, row, {
      action: 'number_named',
      details: { number: number.new_fingerprint?.slice(0, 8) },
    });
  });
}
