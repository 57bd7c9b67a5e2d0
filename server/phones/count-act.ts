import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { countActs, isHeld, readTeamDays } from './brake-facts.ts';
import { aboveTeamLimit, paceFindings } from './brake-policy.ts';
import { setBrake } from './set-brake.ts';

/** What is done: a decision on a case, or a word on a whole file. */
export type PhoneAct =
  | { case_id: number; account_id: string; new_fingerprint: string | null; device: string | null }
  | { bulk_id: string };

/**
 * Counts an act that takes two people (domain, section 12, brake 6). Throws `brake_held` where this person, their team or
 * everybody is held; the act that reaches a limit still goes through, and sets the brake for the next. Writes
 * `phone_acts`, `brakes` and the record.
 */
export async function countAct(
  tx: Tx,
  { brakes: figures }: PhoneSettings,
  now: number,
  { staff }: StaffActor,
  act: PhoneAct,
): Promise<void> {
  // One after another, whoever acts: else the acts of a burst would not see each other.
  await lockNames(tx, ['brakes']);
  if (await isHeld(tx, staff)) throw new ProblemError('brake_held');
  await tx('phone_acts').insert({ id: newId(), staff_id: staff.id, team: staff.team, ...act, at: now });
  const counts = await countActs(tx, staff, figures, now);
  const teamLimit = aboveTeamLimit(await readTeamDays(tx, staff.team, figures, now), figures);
  for (const finding of paceFindings(counts, staff.team, teamLimit, figures))
    await setBrake(tx, now, staff, null, finding);
}
