import type { Tx } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { type StaffActor, systemActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { BrakeFinding } from './brake-policy.ts';

const system = systemActor('brakes');

/** Sets a brake: for the person, or for the case, whose timeline says so. Writes `brakes` and the record. */
export async function setBrake(
  tx: Tx,
  now: number,
  { staff }: StaffActor,
  row: CaseRecord,
  { kind, figure, limit, caseId, earlier }: BrakeFinding,
): Promise<void> {
  const brake: BrakeRecord = {
    id: newId(),
    kind,
    staff_id: staff.id,
    case_id: caseId,
    account_id: caseId === null ? null : row.account_id,
    figure,
    limit,
    earlier_cases: JSON.stringify(earlier),
    held_at: now,
    released_at: null,
    released_by: null,
    release_reason: null,
  };
  await tx('brakes').insert(brake);
  if (caseId !== null)
    await tx('case_actions').insert({
      id: newId(),
      case_id: caseId,
      at: now,
      action: 'held',
      staff_id: null,
      details: JSON.stringify({ why: kind, cases: earlier }),
    });
  await appendAudit(tx, now, system, {
    action: 'brake.hold',
    subject: 'brake',
    subjectId: brake.id,
    accountId: brake.account_id,
    caseId,
    after: { kind, staff: staff.code, figure, limit },
  });
}
