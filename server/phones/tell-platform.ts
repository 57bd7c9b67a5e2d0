import type { Tx } from '../../db/connection.ts';
import type { PhoneRequestRecord, PhoneStepRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { setTimer } from '../timers/timers.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findCurrentBinding, listSteps } from './phone-repository.ts';
import { openStep } from './phone-steps.ts';

/**
 * Notes that the platform was told to carry the action out: until it answers, nobody else is given the number. Throws
 * `precondition_failed` where another account is being given it at this moment.
 */
export async function noteApply(
  tx: Tx,
  now: number,
  commandId: string,
  request: PhoneRequestRecord,
  step: 'apply' | 'check',
): Promise<void> {
  const open = step === 'check' ? openStep(await listSteps(tx, request.case_id)) : null;
  const row: PhoneStepRecord = {
    command_id: commandId,
    case_id: request.case_id,
    step,
    state: 'told',
    at: now,
    settled_at: null,
    reason: null,
    of_command_id: open?.command_id ?? null,
    fingerprint: step === 'apply' ? request.new_fingerprint : null,
  };
  await tx('phone_steps').insert(row).onConflict().ignore();
  const kept = await tx('phone_steps').where({ command_id: commandId }).first('command_id');
  if (kept === undefined)
    throw new ProblemError('precondition_failed', {
      errors: [faultAt('new_number_free', 'precondition_fails')],
    });
}

/**
 * The platform failed half-way: it is told to put back what that command changed, if it changed anything, so that both
 * sides agree again. The case waits for its answer as long as for any other.
 */
export async function compensate(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  failed: PhoneStepRecord,
): Promise<void> {
  const binding = await findCurrentBinding(tx, row.account_id);
  const cipher = binding === null ? null : await deps.vault.findCipher(tx, row.account_id);
  const commandId = await enqueueCommand(tx, deps.vault, now, {
    type: 'phone.restore',
    accountId: row.account_id,
    caseId: row.id,
    params: {
      ofCommandId: failed.command_id,
      to: binding === null || cipher === null ? null : cipher.decrypt(binding.phone, 'phone'),
    },
    notBefore: now,
  });
  await tx('phone_steps').insert({
    command_id: commandId,
    case_id: row.id,
    step: 'compensate',
    state: 'told',
    at: now,
    of_command_id: failed.command_id,
  });
  const { applyMinutes } = await deps.settings(tx);
  await setTimer(tx, 'case.apply_timeout', String(row.id), now + applyMinutes * 60_000);
}
