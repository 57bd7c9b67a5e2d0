import type { Database } from '../../db/connection.ts';
import { getCheckpoint } from './list-checkpoints.ts';
import { presentCheckpoint } from './present-audit-entry.ts';
import { proveGrowth } from './prove-entry.ts';
import { findLastCheckpoint } from './write-checkpoint.ts';

const POST_TIMEOUT_MS = 10_000;
const WITNESS = { name: 'witness' };

/**
 * Gives the newest checkpoint to a witness outside, with the proof that the record only grew since the one it had:
 * then nobody, not even with our key, can show two records. Any 2xx is taken for received. Answers whether there was
 * news and it was received; throws where the witness does not take it, so that the next run tries again.
 */
export async function tellWitness(db: Database, address: string): Promise<boolean> {
  const newest = await findLastCheckpoint(db.read);
  const known = (await db.read('audit_state').where(WITNESS).first('size')) as { size: number } | undefined;
  if (newest === null || newest.size <= (known?.size ?? 0)) return false;
  const older = known === undefined ? null : await getCheckpoint(db.read, known.size);
  const body = {
    checkpoint: presentCheckpoint(newest),
    since: older === null ? null : presentCheckpoint(older),
    proof: older === null ? [] : await proveGrowth(db.read, older, newest),
  };
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(POST_TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the witness answered ${response.status}`);
  await db.write((tx) =>
    tx('audit_state')
      .insert({ ...WITNESS, size: newest.size, peaks: '[]' })
      .onConflict('name')
      .merge(['size']),
  );
  return true;
}
