import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { Objection } from '../cases/case-kind.ts';
import { findDecision } from '../cases/case-repository.ts';
import { changeCase } from '../cases/change-case.ts';
import { stopDecision } from '../cases/cool-off.ts';
import { openAlert } from '../cases/open-alert.ts';
import { systemActor } from '../platform/actor.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { listPhoneObjections } from './phone-repository.ts';
import { CHANGING } from './phone-decisions.ts';

const system = systemActor('objection');

/**
 * Somebody who was told objects: what has not taken effect is stopped, and a hijack case is opened. False where two
 * people overruled this channel for this request before: a number's new holder must not block the owner for ever.
 */
export async function objectToPhone(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  { requestId, id, channel }: Objection,
): Promise<boolean> {
  const earlier = await listPhoneObjections(tx, requestId);
  const overruled = earlier.find((one) => one.channel === channel && one.overruled_at !== null);
  if (overruled !== undefined) {
    await tx('objections')
      .where({ request_id: requestId, id })
      .update({ case_id: overruled.case_id, overruled_at: now });
    return false;
  }
  const decision = await findDecision(tx, row.decision_id);
  const stopped =
    decision !== null && CHANGING.includes(decision.type)
      ? await stopDecision(tx, deps, now, system, row, { channel, why: 'objection' })
      : null;
  const heard = await changeCase(tx, now, system, stopped ?? row, {
    action: 'objected',
    set: { priority: 1 },
    details: { channel },
  });
  const report = await openAlert(tx, deps, now, heard, 'hijack_report');
  await tx('objections').where({ request_id: requestId, id }).update({ case_id: report.id });
  return true;
}
