import { abilityOf } from '../contract/ability.ts';
import type { Origin, StaffActor } from '../platform/actor.ts';
import { personOf, type StaffRow } from './staff-repository.ts';

/** The person as an actor of this session; built anew for each request, so that a changed role holds at once. */
export function staffActorOf(row: StaffRow, sessionId: string, { requestId, address }: Origin): StaffActor {
  const { staff, ownAccounts } = personOf(row);
  return { type: 'staff', staff, ownAccounts, ability: abilityOf(staff), sessionId, requestId, address };
}
