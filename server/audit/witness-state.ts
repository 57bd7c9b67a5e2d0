import type { Reader, Tx } from '../../db/connection.ts';
import type { WitnessProblem, WitnessState } from '../contract/audit-entries.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';

const NAME = 'witness';

interface Row {
  told_at: number | null;
  failing_since: number | null;
  problem: WitnessProblem | null;
  status: number | null;
}

/** The size of the newest checkpoint that the witness took; null before the first. */
export async function findWitnessedSize(db: Reader): Promise<number | null> {
  const row = (await db('audit_state').where({ name: NAME }).first('size')) as { size: number } | undefined;
  return row?.size ?? null;
}

/** What the witness has, and since when it takes nothing. */
export async function findWitnessState(db: Reader): Promise<WitnessState> {
  const row = (await db('witness_reports').where({ name: NAME }).first()) as Row | undefined;
  return {
    size: await findWitnessedSize(db),
    toldAt: isoOrNull(row?.told_at ?? null),
    failing:
      row?.failing_since == null
        ? null
        : { since: isoOf(row.failing_since), problem: row.problem ?? 'unreachable', status: row.status },
  };
}

/** Keeps that it took the checkpoint of this size. */
export async function noteWitnessTold(tx: Tx, now: number, size: number): Promise<void> {
  await tx('audit_state').insert({ name: NAME, size, peaks: '[]' }).onConflict('name').merge(['size']);
  const row = { name: NAME, told_at: now, failing_since: null, problem: null, status: null };
  await tx('witness_reports').insert(row).onConflict('name').merge();
}

/** Keeps that it did not; since when is told from the first of several failures. */
export async function noteWitnessFailing(
  tx: Tx,
  now: number,
  problem: WitnessProblem,
  status: number | null,
): Promise<void> {
  await tx('witness_reports')
    .insert({ name: NAME, failing_since: now, problem, status })
    .onConflict('name')
    .merge({ failing_since: tx.raw('coalesce(witness_reports.failing_since, ?)', [now]), problem, status });
}
