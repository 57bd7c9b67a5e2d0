import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { Objection } from '../cases/case-kind.ts';
import { changeCase } from '../cases/change-case.ts';
import { stopDecision } from '../cases/cool-off.ts';
import { systemActor } from '../platform/actor.ts';
import { findDecision } from '../cases/case-repository.ts';
import { openAlert } from '../cases/open-alert.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { listObjections } from './recovery-repository.ts';

const system = systemActor('objection');

/**
 * Somebody who was told objects: an approval that has not taken effect is stopped, and a hijack case is opened. False
 * where two people overruled this channel for this request before: a number's new holder must not block the owner.
 */
export async function objectToRecovery(
  tx: Tx,
  deps: RecoveryDeps,
  now: number,
  row: CaseRecord,
  objection: Objection,
): Promise<boolean> {
  const { requestId, id, channel } = objection;
  const earlier = await listObjections(tx, requestId);
  const overruled = earlier.find((one) => one.channel === channel && one.overruled_at !== null);
  if (overruled !== undefined) {
    await tx('objections')
      .where({ request_id: requestId, id })
      .update({ case_id: overruled.case_id, overruled_at: now });
    return false;
  }
  const decision = await findDecision(tx, row.decision_id);
  const stopped =
    decision?.type === 'approve'
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
