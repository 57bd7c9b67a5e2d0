import { lockNames } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { changeCase } from '../cases/change-case.ts';
import { getOwnCase } from '../cases/own-case.ts';
import type { CodeTarget } from '../contract/phones.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { keepCode } from './keep-code.ts';
import { readPhoneSituation } from './phone-situation.ts';
import { codeParams, codeProblem, fingerprintOf } from './plan-code.ts';

/**
 * Has the platform send a code while the caller is on the line: the claim stays, and the page shows what becomes of it.
 * Throws the problems of `getOwnCase`, `not_found` for a case that is no phone's, `new_number_missing`, `code_too_soon`
 * and `code_limit_reached`.
 */
export async function askCode(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: { version: number; target: CodeTarget },
): Promise<CaseRecord> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getOwnCase(tx, actor, id, input.version, now);
    if (row.state !== 'claimed') throw new ProblemError('not_claimed');
    const before = await readPhoneSituation(tx, deps, row, now);
    if (before === null) throw new ProblemError('not_found');
    // Two requests at once, for the same number, must count each other.
    await lockNames(tx, [`codes ${fingerprintOf(before, input.target)}`]);
    const situation = (await readPhoneSituation(tx, deps, row, now)) ?? before;
    const refusal = codeProblem(situation, input.target);
    if (refusal !== null) throw new ProblemError(refusal);
    const { shown, sealed } = codeParams(situation, input.target);
    const commandId = await enqueueCommand(tx, deps.vault, now, {
      type: 'phone.send_code',
      accountId: row.account_id,
      caseId: row.id,
      params: { requestId: situation.request.request_id, ...shown, ...sealed },
      notBefore: now,
    });
    await keepCode(tx, deps, now, row, commandId, input.target);
    return changeCase(tx, now, actor, row, {
      action: 'code_moved',
      details: { target: input.target, state: 'asked' },
    });
  });
}
