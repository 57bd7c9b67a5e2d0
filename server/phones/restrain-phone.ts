import type { Tx } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { listEarlierActs, wasHeldFor } from './brake-facts.ts';
import { repeatFinding } from './brake-policy.ts';
import { countAct } from './count-act.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest } from './phone-repository.ts';
import { setBrake } from './set-brake.ts';

/**
 * Holds people and cases (domain, section 12, brakes 6 and 8). Throws `case_held` where the case is held, and
 * as `countAct` does. The same new number or device in cases of other accounts, whoever handled them, holds the case
 * before anything takes effect.
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
  for (const [mark, column] of [
    ['number', 'new_fingerprint'],
    ['device', 'device'],
  ] as const) {
    if (await wasHeldFor(tx, row.id, [`same_${mark}`, `shared_${mark}`])) continue;
    const earlier = await listEarlierActs(tx, row, column, marks[column], settings.brakes, now);
    const finding = repeatFinding(mark, row.id, actor.staff.id, earlier, settings.brakes);
    if (finding !== null) await setBrake(tx, now, actor.staff, row.account_id, finding);
  }
}

async function isCaseHeld(tx: Tx, caseId: number): Promise<boolean> {
  const held = await tx<BrakeRecord>('brakes')
    .where({ case_id: caseId })
    .whereNull('released_at')
    .first('id');
  return held !== undefined;
}
