import type { Database, Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import { canonicalLeaf, leafColumn } from './audit-entry.ts';
import { holdSealer, readTree, writeTree } from './audit-state.ts';
import { growTree, hashLeaf } from './merkle.ts';

/** Entries sealed in one transaction: few enough to hold SQLite's writer well under 50 ms. */
export const SEAL_BATCH = 500;

/**
 * Seals what waits, batch by batch: gives each entry its sequence number (from 1) and leaf hash, and grows the tree.
 * Answers how many were sealed, or null where another holder is at it.
 */
export async function sealAudit(db: Database, now: number, holder: string): Promise<number | null> {
  let total = 0;
  for (;;) {
    const sealed = await db.write((tx) => sealBatch(tx, now, holder));
    if (sealed === null) return null;
    total += sealed;
    if (sealed < SEAL_BATCH) return total;
  }
}

async function sealBatch(tx: Tx, now: number, holder: string): Promise<number | null> {
  if (!(await holdSealer(tx, now, holder))) return null;
  const tree = await readTree(tx);
  const rows = await listPending(tx);
  if (rows.length === 0) return 0;
  const leaves = rows.map((row) => hashLeaf(canonicalLeaf(row.json)));
  await bulkInsert(
    tx,
    'audit_seals',
    ['sequence', 'entry_id', 'leaf_hash'],
    rows.map((row, index) => [tree.size + 1 + index, row.id, (leaves[index] as Buffer).toString('hex')]),
  );
  const taken = tx('audit_pending');
  whereTextIn(
    tx,
    taken,
    'entry_id',
    rows.map((row) => row.id),
  );
  await taken.delete();
  await writeTree(tx, tree, growTree(tree, leaves));
  return rows.length;
}

// A pending id whose entry is gone, or already sealed, stays where it is: the verification reports it, and it must not
// hold up the others.
function listPending(tx: Tx): Promise<{ id: string; json: string }[]> {
  return tx('audit_pending as p')
    .join('audit_entries as e', 'e.id', 'p.entry_id')
    .leftJoin('audit_seals as s', 's.entry_id', 'p.entry_id')
    .whereNull('s.entry_id')
    .orderBy('p.entry_id')
    .limit(SEAL_BATCH)
    .select('e.id', tx.raw(`${leafColumn(tx, 'e')} as json`)) as unknown as Promise<
    { id: string; json: string }[]
  >;
}
