import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, ObjectionRecord } from '../../db/tables.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { systemActor } from '../platform/actor.ts';
import type { CaseDeps } from './case-deps.ts';
import type { Objection } from './case-kind.ts';
import { findDecision } from './case-repository.ts';
import { changeCase } from './change-case.ts';
import { stopDecision } from './cool-off.ts';
import { openAlert } from './open-alert.ts';

const system = systemActor('objection');

/**
 * Somebody who was told objects: a decision of the types `stops` that has not taken effect is stopped, and a hijack case
 * is opened. False where two people overruled this channel for this request before: a number's new holder must not block
 * the owner for ever.
 */
export async function hearObjection(
  tx: Tx,
  deps: Pick<CaseDeps, 'settings'>,
  now: number,
  row: CaseRecord,
  { requestId, id, channel }: Objection,
  stops: readonly string[],
): Promise<boolean> {
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
    decision !== null && stops.includes(decision.type)
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

/** Everything that was objected to a request, in order. */
export async function listObjections(db: Reader, requestId: string): Promise<ObjectionRecord[]> {
  return db<ObjectionRecord>('objections').where({ request_id: requestId }).orderBy(['at', 'id']);
}

/** An objection as a case's page shows it; `caseId` is the report that it opened. */
export function presentObjection(one: ObjectionRecord) {
  return {
    channel: one.channel,
    at: isoOf(one.at),
    caseId: one.case_id,
    overruledAt: isoOrNull(one.overruled_at),
  };
}
