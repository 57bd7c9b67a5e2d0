import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { abilityOf, caseSubject } from '../contract/ability.ts';
import type { Taker } from '../contract/cases.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { listWorkingStaff, type StaffPerson } from '../staff/staff-repository.ts';
import { isBlind } from './blind-review.ts';
import { factsOf, getVisibleCase } from './case-repository.ts';

/** Whether the case may be given to this person: theirs to claim, no blind review, not about an account of their own. */
export function mayTake({ staff, ownAccounts }: StaffPerson, row: CaseRecord): boolean {
  if (isBlind(row)) return false;
  return abilityOf(staff).can('claim', caseSubject(factsOf(row))) && !ownAccounts.includes(row.account_id);
}

/** Who may be given the case, whoever holds fewest cases first. Throws `not_found`, and `forbidden` for who may not give it. */
export async function listTakers(db: Reader, actor: StaffActor, id: number): Promise<Taker[]> {
  const row = await getVisibleCase(db, actor, id);
  const mayGive =
    row.assignee_id === actor.staff.id || actor.ability.can('assign', caseSubject(factsOf(row)));
  if (!mayGive) throw new ProblemError('forbidden');
  const people = (await listWorkingStaff(db)).filter(
    (person) => person.staff.id !== row.assignee_id && mayTake(person, row),
  );
  const claimed = await countClaimed(
    db,
    people.map(({ staff }) => staff.id),
  );
  return people
    .map(({ staff: { id: staffId, code, role, team } }) => ({
      code,
      role,
      team,
      claimed: claimed.get(staffId) ?? 0,
    }))
    .sort((a, b) => a.claimed - b.claimed || (a.code < b.code ? -1 : 1));
}

async function countClaimed(db: Reader, staffIds: readonly string[]): Promise<Map<string, number>> {
  const query = db('cases').where({ state: 'claimed' }).groupBy('assignee_id').select('assignee_id');
  whereTextIn(db, query, 'assignee_id', staffIds);
  const rows = (await query.count({ n: '*' })) as { assignee_id: string; n: number }[];
  return new Map(rows.map(({ assignee_id, n }) => [assignee_id, Number(n)]));
}
