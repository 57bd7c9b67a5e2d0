import { abilityOf } from '../../server/contract/ability.ts';
import type { Role, Staff } from '../../server/contract/staff.ts';
import type { StaffActor } from '../../server/platform/actor.ts';

/** A signed-in person of this role; name only what matters. */
export function buildActor(role: Role, changes: Partial<Staff> = {}): StaffActor {
  const staff: Staff = {
    id: `staff-${role}`,
    code: role,
    role,
    team: '',
    regions: [],
    kinds: [],
    ...changes,
  };
  return {
    type: 'staff',
    staff,
    ownAccounts: [],
    ability: abilityOf(staff),
    sessionId: `session-${staff.id}`,
    requestId: 'request-1',
    address: null,
  };
}
