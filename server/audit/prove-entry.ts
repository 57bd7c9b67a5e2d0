import type { Reader } from '../../db/connection.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { canonicalLeaf, leafColumn } from './audit-entry.ts';
import type { Checkpoint } from './audit-signer.ts';
import { hashLeaf } from './merkle.ts';
import {
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proofs.ts';
import { TreeReader } from './tree-reader.ts';
import { findLastCheckpoint } from './write-checkpoint.ts';

/** Everything with which an outsider proves that one entry is in the record. */
export interface EntryProof {
  entryId: string;
  /** The canonical JSON (RFC 8785) that the leaf hashes. */
  leaf: string;
  sequence: number | null;
  leafHash: string | null;
  /** The signed checkpoint that the path leads to; null until one covers the entry. */
  checkpoint: Checkpoint | null;
  /** Hexadecimal, from the leaf upwards (RFC 9162, 2.1.3). */
  path: string[];
}

/**
 * The inclusion proof of one entry under the newest checkpoint, checked before it is given away. Throws `not_found`,
 * and `record_damaged` where the entry does not lead to the signed root.
 */
export async function proveEntry(db: Reader, entryId: string): Promise<EntryProof> {
  const row = (await db('audit_entries as e')
    .leftJoin('audit_seals as s', 's.entry_id', 'e.id')
    .where('e.id', entryId)
    .first('s.sequence', 's.leaf_hash', db.raw(`${leafColumn(db, 'e')} as json`))) as
    | { sequence: number | null; leaf_hash: string | null; json: string }
    | undefined;
  if (row === undefined) throw new ProblemError('not_found');
  const leaf = canonicalLeaf(row.json);
  const entry = { entryId, leaf, sequence: row.sequence, leafHash: row.leaf_hash };
  const checkpoint = await findLastCheckpoint(db);
  if (row.sequence === null || checkpoint === null || checkpoint.size < row.sequence)
    return { ...entry, checkpoint: null, path: [] };
  const { size } = checkpoint;
  const [root, index] = [Buffer.from(checkpoint.root, 'hex'), row.sequence - 1];
  const path = await proofOf(db, inclusionRanges(index, size), (hashes) =>
    verifyInclusion(hashLeaf(leaf), index, size, hashes, root),
  );
  return { ...entry, checkpoint, path };
}

/** The proof that the record of `newer` begins with that of `older`. Throws `record_damaged` where it does not. */
export async function proveGrowth(db: Reader, older: Checkpoint, newer: Checkpoint): Promise<string[]> {
  const [oldRoot, newRoot] = [Buffer.from(older.root, 'hex'), Buffer.from(newer.root, 'hex')];
  return proofOf(db, consistencyRanges(older.size, newer.size), (hashes) =>
    verifyConsistency(older.size, newer.size, oldRoot, newRoot, hashes),
  );
}

// Tiles are a cache that somebody may have altered: what they give is checked, and else asked of the seals.
async function proofOf(
  db: Reader,
  ranges: readonly LeafRange[],
  holds: (hashes: Buffer[]) => boolean,
): Promise<string[]> {
  for (const trustsTiles of [true, false]) {
    const reader = new TreeReader(db, trustsTiles);
    const hashes: Buffer[] = [];
    for (const range of ranges) hashes.push(await reader.rootOf(range));
    if (holds(hashes)) return hashes.map((hash) => hash.toString('hex'));
  }
  throw new ProblemError('record_damaged');
}
