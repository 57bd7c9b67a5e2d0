import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { aboveTeamLimit, type BrakeFinding, paceFindings } from './brake-policy.ts';
import { countActs, listEarlierCases, readTeamDays } from './brake-facts.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest } from './phone-repository.ts';
import { setBrake } from './set-brake.ts';

/**
 * Holds people and cases (domain, section 12, brakes 6 and 8). Throws `brake_held` where this person is held, `case_held`
 * where the case is. Else counts the act; the one that reaches a limit still goes through, and sets the brake for the
 * next. The same new number or device in cases of other accounts holds the case before anything takes effect.
 */
export async function restrainPhone(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  actor: StaffActor,
  row: CaseRecord,
): Promise<void> {
  const { staff } = actor;
  await lockNames(tx, [`brakes ${staff.id}`]);
  if (await isHeld(tx, { staff_id: staff.id, case_id: null })) throw new ProblemError('brake_held');
  if (await isHeld(tx, { case_id: row.id })) throw new ProblemError('case_held');
  const { phone: settings } = await deps.settings(tx);
  const request = await findPhoneRequest(tx, row.id);
  const marks = { new_fingerprint: request?.new_fingerprint ?? null, device: request?.device ?? null };
  await tx('phone_acts').insert({
    id: newId(),
    staff_id: staff.id,
    team: staff.team,
    case_id: row.id,
    account_id: row.account_id,
    ...marks,
    at: now,
  });
  const counts = await countActs(tx, staff.id, settings.brakes, now);
  const teamLimit = aboveTeamLimit(await readTeamDays(tx, staff.team, settings.brakes, now), settings.brakes);
  const findings: BrakeFinding[] = paceFindings(counts, teamLimit, settings.brakes).slice(0, 1);
  for (const kind of ['same_number', 'same_device'] as const) {
    const mark = kind === 'same_number' ? marks.new_fingerprint : marks.device;
    const earlier = await listEarlierCases(tx, staff.id, row, kind, mark, settings.brakes, now);
    if (earlier.length > 0)
      findings.push({ kind, figure: earlier.length, limit: 1, caseId: row.id, earlier });
  }
  for (const finding of findings) await setBrake(tx, now, actor, row, finding);
}

async function isHeld(tx: Tx, whom: Partial<BrakeRecord>): Promise<boolean> {
  return (await tx<BrakeRecord>('brakes').where(whom).whereNull('released_at').first('id')) !== undefined;
}
