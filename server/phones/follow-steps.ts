import type { Tx } from '../../db/connection.ts';
import type { PhoneStepRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { commandFailed } from '../cases/carry-out.ts';
import { changeCase } from '../cases/change-case.ts';
import { systemActor } from '../platform/actor.ts';
import { clearTimer } from '../timers/timers.ts';
import { applyPhone } from './apply-phone.ts';
import type { PhoneNews } from './phone-news.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest } from './phone-repository.ts';
import { compensate } from './tell-platform.ts';

const system = systemActor('intake');

/** Where each flow says that the change is in effect. */
const EFFECTIVE: Readonly<Record<string, string>> = {
  phone_gate: 'bound',
  phone_change: 'applied',
  phone_unbind: 'released',
};
/** Outcomes by which the platform says that it did not do what a command asked. */
export const FAILURES: readonly string[] = ['failed', 'insufficient', 'expired', 'abandoned', 'cancelled'];

/**
 * The platform says what became of a command. Done: the change is recorded here in the same transaction. Failed: it is
 * told to put back what was. Only the first word on a command counts, however often and in whatever order it comes.
 */
export async function followSteps(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  commandId: string,
  news: PhoneNews,
): Promise<void> {
  const verdict = verdictOf(news, await takesBack(tx, commandId));
  if (verdict === null) return;
  const step = await settleStep(tx, now, commandId, verdict, news.reason);
  if (step === null || step.step === 'check') return;
  const row = await tx<CaseRecord>('cases').where({ id: step.case_id }).forUpdate().first();
  if (row === undefined) throw new Error(`step ${commandId} belongs to no case`);
  const moved = await changeCase(tx, now, system, row, {
    action: 'step_moved',
    details: { step: step.step, state: verdict, ...(news.reason !== null && { why: news.reason }) },
  });
  await closeQuestions(tx, now, commandId, verdict);
  if (step.step === 'apply')
    return verdict === 'done' ? finish(tx, deps, now, moved, step) : compensate(tx, deps, now, moved, step);
  // Whatever came of putting it back, a person must look: where it failed too, the two sides may differ.
  await clearTimer(tx, 'case.apply_timeout', String(moved.id));
  await commandFailed(tx, moved.id, verdict === 'done' ? 'compensated' : 'not_compensated', now);
}

// Putting back is a success that counts as no success of the user's: it is answered by "cancelled".
async function takesBack(tx: Tx, commandId: string): Promise<boolean> {
  const found = await tx('phone_steps')
    .join('phone_requests', 'phone_requests.case_id', 'phone_steps.case_id')
    .where({ command_id: commandId })
    .first<{ step: string; action: string } | undefined>('phone_steps.step', 'phone_requests.action');
  return found?.step === 'compensate' || found?.action === 'reverse';
}

function verdictOf({ flow, step, outcome }: PhoneNews, takesBack: boolean): 'done' | 'failed' | null {
  if (takesBack && outcome === 'cancelled') return 'done';
  if (outcome === 'passed') return EFFECTIVE[flow] === step ? 'done' : null;
  return FAILURES.includes(outcome) ? 'failed' : null;
}

async function settleStep(
  tx: Tx,
  now: number,
  commandId: string,
  state: 'done' | 'failed',
  reason: string | null,
): Promise<PhoneStepRecord | null> {
  const settled = await tx('phone_steps')
    .where({ command_id: commandId, state: 'told' })
    .update({ state, reason, settled_at: now });
  if (settled === 0) return null;
  return (await tx<PhoneStepRecord>('phone_steps').where({ command_id: commandId }).first()) ?? null;
}

async function closeQuestions(tx: Tx, now: number, commandId: string, state: string): Promise<void> {
  await tx('phone_steps')
    .where({ of_command_id: commandId, step: 'check', state: 'told' })
    .update({ state, settled_at: now });
}

async function finish(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  step: PhoneStepRecord,
): Promise<void> {
  const request = await findPhoneRequest(tx, row.id);
  if (request === null) throw new Error(`case ${row.id} has no phone request`);
  const sent = await tx('decisions')
    .where({ command_id: step.command_id })
    .first<{ type: string } | undefined>('type');
  await applyPhone(tx, deps, now, row, request, sent?.type ?? 'approve');
  // It may have been given up as unanswered meanwhile: the truth still settles it, unless somebody has it in hand.
  if (!['applying', 'failed'].includes(row.state)) return;
  await clearTimer(tx, 'case.apply_timeout', String(row.id));
  await changeCase(tx, now, system, row, {
    action: 'resolved',
    details: { commandId: step.command_id },
  });
}
