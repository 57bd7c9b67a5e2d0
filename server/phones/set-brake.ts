import type { Tx } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { type StaffActor, systemActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { BrakeFinding } from './brake-policy.ts';

const system = systemActor('brakes');

/** Sets a brake: for people, or for the case, whose timeline says so; `accountId` is the case's. Writes `brakes` and the record. */
export async function setBrake(
  tx: Tx,
  now: number,
  staff: StaffActor['staff'],
  accountId: string | null,
  { kind, figure, limit, caseId, team, earlier }: BrakeFinding,
): Promise<void> {
  const brake: BrakeRecord = {
    id: newId(),
    kind,
    staff_id: staff.id,
    case_id: caseId,
    team,
    account_id: accountId,
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
    after: { kind, staff: staff.code, figure, limit, ...(team !== null && { team }) },
  });
}
