import type { Reader } from '../../db/connection.ts';
import { FaultFound } from './audit-fault.ts';
import type { Checkpoint, CheckpointVerifier } from './audit-signer.ts';
import { rootOf, type Tree } from './merkle.ts';

/** A checkpoint of the database, which also keeps the tree's peaks. */
export interface StoredCheckpoint extends Checkpoint {
  /** JSON of hexadecimal hashes, largest subtree first; null for one that comes from outside. */
  peaks: string | null;
}

/** The database's checkpoints of sizes above `after` up to `until`, smallest first. */
export async function listCheckpoints(db: Reader, after: number, until: number): Promise<StoredCheckpoint[]> {
  return (await db('audit_checkpoints')
    .where('size', '>', after)
    .where('size', '<=', until)
    .orderBy('size')
    .select('size', 'root', 'at', 'key_id as keyId', 'signature', 'peaks')) as StoredCheckpoint[];
}

/**
 * Checks one checkpoint against the tree recomputed from the entries; `proven` is the size up to which an earlier
 * checkpoint held. Throws `FaultFound`.
 */
export function checkCheckpoint(
  checkpoint: StoredCheckpoint,
  tree: Tree,
  proven: number,
  verifier: CheckpointVerifier,
): void {
  const { size } = checkpoint;
  if (!verifier.holds(checkpoint)) throw unsigned(size, verifier);
  if (checkpoint.root === rootOf(tree).toString('hex')) return;
  if (proven === size)
    throw new FaultFound({
      kind: 'checkpoint',
      range: [size, size],
      entryId: null,
      detail: `two signed checkpoints of size ${size} differ`,
    });
  throw new FaultFound({
    kind: 'altered',
    range: narrow(checkpoint, tree, proven),
    entryId: null,
    detail: `entry and seal agree, but the signed checkpoint of size ${size} says otherwise`,
  });
}

/** The fault of a checkpoint that the key did not sign. */
export function unsigned(size: number, verifier: CheckpointVerifier): FaultFound {
  return new FaultFound({
    kind: 'checkpoint',
    range: [size, size],
    entryId: null,
    detail: `the checkpoint of size ${size} is not signed by the key ${verifier.keyId}`,
  });
}

// Whoever alters an entry and its seal alike leaves no single trace; the peaks tell in which subtree it lies.
function narrow(checkpoint: StoredCheckpoint, tree: Tree, proven: number): [number, number] {
  const whole: [number, number] = [proven + 1, checkpoint.size];
  const kept = peaksOf(checkpoint);
  if (kept === null) return whole;
  let start = 0;
  for (const [index, width] of subtreeWidths(tree.size).entries()) {
    const end = start + width;
    if (end > proven && !(kept[index] as Buffer).equals(tree.peaks[index] as Buffer))
      return [Math.max(start, proven) + 1, end];
    start = end;
  }
  return whole;
}

// Peaks that do not give the signed root were altered themselves and tell nothing.
function peaksOf(checkpoint: StoredCheckpoint): Buffer[] | null {
  if (checkpoint.peaks === null) return null;
  const peaks = (JSON.parse(checkpoint.peaks) as string[]).map((peak) => Buffer.from(peak, 'hex'));
  return rootOf({ size: checkpoint.size, peaks }).toString('hex') === checkpoint.root ? peaks : null;
}

/** The sizes of a tree's full subtrees, largest first: the powers of two that its size is the sum of. */
function subtreeWidths(size: number): number[] {
  const widths: number[] = [];
  for (let rest = size, width = 2 ** Math.floor(Math.log2(size)); rest > 0; width /= 2)
    if (width <= rest) {
      widths.push(width);
      rest -= width;
    }
  return widths;
}
