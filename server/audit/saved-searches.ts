import type { Database, Reader } from '../../db/connection.ts';
import type { AuditFilter, SavedSearch } from '../contract/audit-entries.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';

const MOST_SAVED = 100;

/** This person's saved searches by name. They lie here since a browser keeps nothing about anybody. */
export async function listSearches(db: Reader, actor: StaffActor): Promise<SavedSearch[]> {
  const rows = (await db('saved_searches')
    .where({ staff_id: actor.staff.id })
    .orderBy('name')
    .limit(MOST_SAVED)
    .select('id', 'name', 'filter')) as { id: string; name: string; filter: string }[];
  return rows.map((row) => ({ ...row, filter: JSON.parse(row.filter) as Record<string, unknown> }));
}

/** Saves a search, in place of this person's other of that name. Throws `state_conflict` over a hundred. */
export async function saveSearch(
  db: Database,
  now: number,
  actor: StaffActor,
  { name, filter }: { name: string; filter: AuditFilter },
): Promise<void> {
  await db.write(async (tx) => {
    const [row] = (await tx('saved_searches').where({ staff_id: actor.staff.id }).count({ n: '*' })) as {
      n: number;
    }[];
    if (Number(row?.n) >= MOST_SAVED) throw new ProblemError('state_conflict');
    await tx('saved_searches')
      .insert({
        id: newId(),
        staff_id: actor.staff.id,
        name,
        filter: JSON.stringify(filter),
        created_at: now,
      })
      .onConflict(['staff_id', 'name'])
      .merge(['filter']);
  });
}

/** Forgets a search of this person's own; nothing happens where there is none. */
export async function forgetSearch(db: Database, actor: StaffActor, id: string): Promise<void> {
  await db.write((tx) => tx('saved_searches').where({ id, staff_id: actor.staff.id }).delete());
}
