import type { Tx } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { listEarlierCases } from './brake-facts.ts';
import { countAct } from './count-act.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest } from './phone-repository.ts';
import { setBrake } from './set-brake.ts';

/**
 * Holds people and cases (domain, section 12, brakes 6 and 8). Throws `case_held` where the case is held, and
 * as `countAct` does. The same new number or device in cases of other accounts holds the case before anything takes effect.
 */
export async function restrainPhone(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  actor: StaffActor,
  row: CaseRecord,
): Promise<void> {
  if (await isCaseHeld(tx, row.id)) throw new ProblemError('case_held');
  const { phone: settings } = await deps.settings(tx);
  const request = await findPhoneRequest(tx, row.id);
  const marks = { new_fingerprint: request?.new_fingerprint ?? null, device: request?.device ?? null };
  await countAct(tx, settings, now, actor, { case_id: row.id, account_id: row.account_id, ...marks });
  for (const kind of ['same_number', 'same_device'] as const) {
    const mark = kind === 'same_number' ? marks.new_fingerprint : marks.device;
    const earlier = await listEarlierCases(tx, actor.staff.id, row, kind, mark, settings.brakes, now);
    if (earlier.length === 0) continue;
    const finding = { kind, figure: earlier.length, limit: 1, caseId: row.id, team: null, earlier };
    await setBrake(tx, now, actor.staff, row.account_id, finding);
  }
}

async function isCaseHeld(tx: Tx, caseId: number): Promise<boolean> {
  const held = await tx<BrakeRecord>('brakes')
    .where({ case_id: caseId })
    .whereNull('released_at')
    .first('id');
  return held !== undefined;
}
