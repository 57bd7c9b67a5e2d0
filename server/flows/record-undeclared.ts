import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { UndeclaredName } from './flow-repository.ts';

/** Notes reasons and evidence that events brought undeclared, each once with the moment it first came (UTC epoch ms). */
export async function recordUndeclared(tx: Tx, now: number, names: readonly UndeclaredName[]): Promise<void> {
  // In one order, so that two writers never wait for each other.
  const rows = names.map(({ flow, step, kind, name }) => [flow, step, kind, name] as const);
  const sorted = [...new Map(rows.map((row) => [row.join('/'), row])).entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  await bulkInsert(
    tx,
    'undeclared_names',
    ['flow', 'step', 'kind', 'name', 'first_seen_at'],
    sorted.map(([, row]) => [...row, now]),
    { onConflict: '(flow, step, kind, name) do nothing' },
  );
}
