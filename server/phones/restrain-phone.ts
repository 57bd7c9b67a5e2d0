import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { PhoneDeps } from './phone-deps.ts';

/** Holds people and cases by the brakes of the domain's section 12. */
export async function restrainPhone(
  _tx: Tx,
  _deps: PhoneDeps,
  _now: number,
  _actor: StaffActor,
  _row: CaseRecord,
): Promise<void> {
  return Promise.resolve();
}
