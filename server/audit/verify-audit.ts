import type { Database } from '../../db/connection.ts';
import { type AuditFault, FaultFound } from './audit-fault.ts';
import type { Checkpoint, CheckpointVerifier } from './audit-signer.ts';
import { readTree } from './audit-state.ts';
import { checkCheckpoint, listCheckpoints, type StoredCheckpoint, unsigned } from './check-checkpoints.ts';
import { checkUnsealed } from './check-unsealed.ts';
import { EMPTY_TREE, growTree, rootOf, type Tree } from './merkle.ts';
import { checkLeaf, readSealedPage, type SealedRow } from './sealed-page.ts';
import { findLastCheckpoint } from './write-checkpoint.ts';

export type AuditVerdict =
  | { whole: true; sealed: number; pending: number; checkpoint: Checkpoint | null }
  | { whole: false; fault: AuditFault };

/** What a verification trusts: the signing key's public half, and the checkpoints kept outside the database. */
export interface AuditTrust {
  verifier: CheckpointVerifier;
  /** Smallest first. */
  checkpoints: readonly Checkpoint[];
}

/**
 * Proves the record against its seals, its signed checkpoints and those outside the database, page by page, while the
 * server may go on writing. Stops at the first fault.
 */
export async function verifyAudit(db: Database, trust: AuditTrust): Promise<AuditVerdict> {
  try {
    const proof = await proveSeals(db, trust);
    const pending = await checkUnsealed(db);
    return { whole: true, sealed: proof.tree.size, pending, checkpoint: proof.last };
  } catch (error) {
    if (error instanceof FaultFound) return { whole: false, fault: error.fault };
    throw error;
  }
}

/** Also below 1, where no number is ever given. */
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

interface Proof {
  tree: Tree;
  /** The largest checkpoint that held so far. */
  last: Checkpoint | null;
}

async function proveSeals(db: Database, trust: AuditTrust): Promise<Proof> {
  const stored = await findLastCheckpoint(db.read);
  let proof: Proof = { tree: EMPTY_TREE, last: null };
  let rows = await readSealedPage(db.read, BEFORE_ALL);
  for (;;) {
    for (let next = rows; next.length > 0; ) {
      rows = next;
      // Read ahead, since the database reads while this process hashes.
      const ahead = readSealedPage(db.read, (rows.at(-1) as SealedRow).sequence);
      ahead.catch(() => undefined);
      proof = await provePage(db, trust, proof, rows);
      next = await ahead;
    }
    const { size } = proof.tree;
    for (const checkpoint of [stored, trust.checkpoints.at(-1)])
      if (checkpoint && size < checkpoint.size) throw beyondEnd(size, checkpoint, trust);
    // Read after the last page: everything that this state counts must be there, unless the end was cut off.
    const state = await readTree(db.read);
    if (state.size <= size) return proveEnd(proof, state);
    rows = await readSealedPage(db.read, size);
    if (rows.length === 0) throw cutOff(size, state.size);
  }
}

async function provePage(
  db: Database,
  trust: AuditTrust,
  proof: Proof,
  rows: readonly SealedRow[],
): Promise<Proof> {
  const start = proof.tree.size;
  const leaves = rows.map((row, index) => checkLeaf(row, start + index + 1));
  const checkpoints = await checkpointsWithin(db, trust, start, start + rows.length);
  let { tree, last } = proof;
  for (const checkpoint of checkpoints) {
    tree = growTree(tree, leaves.slice(tree.size - start, checkpoint.size - start));
    checkCheckpoint(checkpoint, tree, last?.size ?? 0, trust.verifier);
    last = checkpoint;
  }
  return { tree: growTree(tree, leaves.slice(tree.size - start)), last };
}

// The database's checkpoints and those from outside, smallest first.
async function checkpointsWithin(
  db: Database,
  trust: AuditTrust,
  after: number,
  until: number,
): Promise<StoredCheckpoint[]> {
  const outside = trust.checkpoints
    .filter(({ size }) => size > after && size <= until)
    .map((checkpoint) => ({ ...checkpoint, peaks: null }));
  const stored = await listCheckpoints(db.read, after, until);
  return [...stored, ...outside].toSorted((left, right) => left.size - right.size);
}

function proveEnd(proof: Proof, state: Tree): Proof {
  const { size } = proof.tree;
  if (state.size < size)
    throw new FaultFound({
      kind: 'inserted',
      range: [state.size + 1, state.size + 1],
      entryId: null,
      detail: `the sealer has sealed ${state.size} entries only`,
    });
  if (!rootOf(state).equals(rootOf(proof.tree)))
    throw new FaultFound({
      kind: 'altered',
      range: [(proof.last?.size ?? 0) + 1, size],
      entryId: null,
      detail: 'its seal was made to match, but not the tree that the sealer grew',
    });
  return proof;
}

function beyondEnd(size: number, checkpoint: Checkpoint, trust: AuditTrust): FaultFound {
  return trust.verifier.holds(checkpoint)
    ? cutOff(size, checkpoint.size)
    : unsigned(checkpoint.size, trust.verifier);
}

function cutOff(size: number, expected: number): FaultFound {
  return new FaultFound({
    kind: 'removed',
    range: [size + 1, size + 1],
    entryId: null,
    detail: `the record once held ${expected} entries and now ends after ${size}`,
  });
}
