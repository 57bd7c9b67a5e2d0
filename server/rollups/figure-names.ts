import type { Reader, Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';

/** A figure's number by its name; new ones are given theirs. Not remembered: a transaction may yet be rolled back. */
export async function numberFigures(tx: Tx, names: readonly string[]): Promise<Map<string, number>> {
  const known = await findNumbers(tx, names);
  const fresh = names.filter((name) => !known.has(name)).sort();
  if (fresh.length === 0) return known;
  await bulkInsert(
    tx,
    'figure_names',
    ['name'],
    fresh.map((name) => [name]),
    { onConflict: '(name) do nothing' },
  );
  return findNumbers(tx, names);
}

async function findNumbers(db: Reader, names: readonly string[]): Promise<Map<string, number>> {
  const query = db('figure_names').select('id', 'name');
  whereTextIn(db, query, 'name', names);
  return new Map(((await query) as { id: number; name: string }[]).map(({ id, name }) => [name, id]));
}

/** All names by number: as many as there are steps, transitions and reasons, so some hundred. */
export async function figureNames(db: Reader): Promise<string[]> {
  const names: string[] = [];
  for (const { id, name } of (await db('figure_names').select('id', 'name')) as {
    id: number;
    name: string;
  }[])
    names[id] = name;
  return names;
}
