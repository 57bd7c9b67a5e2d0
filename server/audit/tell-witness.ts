import type { Database } from '../../db/connection.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { Checkpoint } from './audit-signer.ts';
import { getCheckpoint } from './list-checkpoints.ts';
import { presentCheckpoint } from './present-audit-entry.ts';
import { proveGrowth } from './prove-entry.ts';
import { findWitnessedSize, noteWitnessFailing, noteWitnessTold } from './witness-state.ts';
import { findLastCheckpoint } from './write-checkpoint.ts';

const POST_TIMEOUT_MS = 10_000;

class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the witness answered ${status}`);
    this.status = status;
  }
}

/**
 * Gives the newest checkpoint to a witness outside, with the proof that the record only grew since the one it had:
 * then nobody, not even with our key, can show two records. Any 2xx is taken for received. Answers whether there was
 * news and it was received; throws where the witness does not take it, so that the next run tries again, and keeps
 * since when that is so.
 */
export async function tellWitness(db: Database, now: number, address: string): Promise<boolean> {
  const newest = await findLastCheckpoint(db.read);
  const known = await findWitnessedSize(db.read);
  if (newest === null || newest.size <= (known ?? 0)) return false;
  try {
    await post(db, address, newest, known);
  } catch (error) {
    const status = error instanceof Refusal ? error.status : null;
    const problem =
      error instanceof ProblemError ? 'record_damaged' : status === null ? 'unreachable' : 'refused';
    await db.write((tx) => noteWitnessFailing(tx, now, problem, status));
    throw error;
  }
  await db.write((tx) => noteWitnessTold(tx, now, newest.size));
  return true;
}

async function post(db: Database, address: string, newest: Checkpoint, known: number | null): Promise<void> {
  const older = known === null ? null : await getCheckpoint(db.read, known);
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
  if (!response.ok) throw new Refusal(response.status);
}
