import type { Database } from '../../db/connection.ts';
import { type AuditFault, FaultFound } from './audit-fault.ts';
import type { Checkpoint, CheckpointVerifier } from './audit-signer.ts';
import { readTree } from './audit-state.ts';
import { checkCheckpoint, listCheckpoints, type StoredCheckpoint, unsigned } from './check-checkpoints.ts';
import { checkUnsealed } from './check-unsealed.ts';
import { EMPTY_TREE, growTree, rootOf, type Tree } from './merkle.ts';
import { leavesOf, readSealedBlock, type SealedBlock } from './sealed-block.ts';
import { checkLeaves, findSealOutside, readSealedPage } from './sealed-page.ts';
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
    if (error instanceof FaultFound) return { whole: false, fault: await withEntryId(db, error.fault) };
    throw error;
  }
}

interface Proof {
  tree: Tree;
  /** The largest checkpoint that held so far. */
  last: Checkpoint | null;
}

/** Seals in a page; measured: larger ones bring nothing more. */
const PAGE = 5_000;
/** Pages that are read while one is hashed: a connection each. */
const PAGES_AHEAD = 2;

interface Page {
  /** The number before the page's first. */
  start: number;
  /** The number that the page must reach. */
  until: number;
  /** Null where the database could not even write its entries down. */
  block: SealedBlock | null;
  checkpoints: StoredCheckpoint[];
}

async function proveSeals(db: Database, trust: AuditTrust): Promise<Proof> {
  const claims = [await findLastCheckpoint(db.read), trust.checkpoints.at(-1)];
  const outermost = await findSealOutside(db.read);
  // Read after the claims and the outermost seal: only more can have come since.
  const state = await readTree(db.read);
  let proof: Proof = { tree: EMPTY_TREE, last: null };
  for await (const page of readAhead(db, trust, state.size)) proof = await provePage(db, trust, proof, page);
  for (const claim of claims) if (claim && claim.size > state.size) throw beyondEnd(state.size, claim, trust);
  const stray = outermost(state.size);
  if (stray !== null) throw strayOf(stray);
  if (!rootOf(state).equals(rootOf(proof.tree))) throw unlikeTree(proof);
  return proof;
}

// The next pages are under way while this process hashes one: reading takes somewhat longer than hashing.
async function* readAhead(db: Database, trust: AuditTrust, size: number): AsyncGenerator<Page> {
  const underWay: Promise<Page>[] = [];
  for (let start = 0; start < size || underWay.length > 0; start += PAGE) {
    if (start < size) {
      const page = readPage(db, trust, start, Math.min(start + PAGE, size));
      // A fault in an earlier page ends the loop before anybody waits for this one.
      page.catch(() => undefined);
      underWay.push(page);
      if (underWay.length <= PAGES_AHEAD) continue;
    }
    const page = underWay.shift();
    if (page !== undefined) yield await page;
  }
}

async function readPage(db: Database, trust: AuditTrust, start: number, until: number): Promise<Page> {
  const [block, checkpoints] = await Promise.all([
    // A value of a kind that no column holds stops the database; row by row it is named.
    readSealedBlock(db.read, start, until).catch(() => null),
    checkpointsWithin(db, trust, start, until),
  ]);
  return { start, until, block, checkpoints };
}

async function provePage(db: Database, trust: AuditTrust, proof: Proof, page: Page): Promise<Proof> {
  const { start, until, block } = page;
  const leaves =
    (block === null ? null : leavesOf(block, start, until)) ??
    checkLeaves(await readSealedPage(db.read, start, until), start, until);
  let { tree, last } = proof;
  for (const checkpoint of page.checkpoints) {
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

function beyondEnd(size: number, claim: Checkpoint, trust: AuditTrust): FaultFound {
  if (!trust.verifier.holds(claim)) return unsigned(claim.size, trust.verifier);
  const detail = `the record once held ${claim.size} entries and now ends after ${size}`;
  return new FaultFound({ kind: 'removed', range: [size + 1, size + 1], entryId: null, detail });
}

function strayOf(sequence: number): FaultFound {
  const detail = 'the sealer never gave this number';
  return new FaultFound({ kind: 'inserted', range: [sequence, sequence], entryId: null, detail });
}

function unlikeTree({ tree, last }: Proof): FaultFound {
  const detail = 'entry and seal agree, but not with the tree that the sealer grew';
  return new FaultFound({
    kind: 'altered',
    range: [(last?.size ?? 0) + 1, tree.size],
    entryId: null,
    detail,
  });
}

async function withEntryId(db: Database, fault: AuditFault): Promise<AuditFault> {
  if (fault.range === null || fault.range[0] !== fault.range[1]) return fault;
  const [sequence] = fault.range;
  const seal = (await db.read('audit_seals').where({ sequence }).first('entry_id as entryId')) as
    | { entryId: string }
    | undefined;
  return { ...fault, entryId: seal?.entryId ?? null };
}
