import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';

/**
 * Notes that events answered these commands; the first moment stands. Answers the ids that are commands of a case,
 * whether or not they were confirmed before.
 */
export async function confirmCommands(tx: Tx, now: number, commandIds: readonly string[]): Promise<string[]> {
  if (commandIds.length === 0) return [];
  const update = tx('outbox').whereNull('confirmed_at');
  whereTextIn(tx, update, 'id', commandIds);
  await update.update({ confirmed_at: now });
  const query = tx('outbox').whereNotNull('case_id').select('id').orderBy('id');
  whereTextIn(tx, query, 'id', commandIds);
  const rows = (await query) as { id: string }[];
  return rows.map((row) => row.id);
}
