import type { Reader } from '../../db/connection.ts';
import { canonicalLeaf, leafColumn } from './audit-entry.ts';
import { FaultFound } from './audit-fault.ts';
import { hashLeaf } from './merkle.ts';

/** Seals in a page; measured: larger ones bring nothing more. */
export const PAGE = 5_000;

/** A seal and the entry it belongs to; no column more, since each one costs a tenth of the speed. */
export interface SealedRow {
  sequence: number;
  leaf_hash: string;
  /** The entry; null where it is gone. */
  json: string | null;
}

/** The seals above `after` up to `until`, each with its entry as JSON. */
export function readSealedPage(db: Reader, after: number, until: number): Promise<SealedRow[]> {
  return db('audit_seals as s')
    .leftJoin('audit_entries as e', 'e.id', 's.entry_id')
    .where('s.sequence', '>', after)
    .where('s.sequence', '<=', until)
    .orderBy('s.sequence')
    .select(
      's.sequence',
      's.leaf_hash',
      db.raw(`case when e.id is not null then ${leafColumn(db, 'e')} end as json`),
    ) as unknown as Promise<SealedRow[]>;
}

/** The leaf hashes of a whole page whose first number is `start + 1`. Throws `FaultFound`. */
export function checkLeaves(rows: readonly SealedRow[], start: number, until: number): Buffer[] {
  const leaves = rows.map((row, index) => checkLeaf(row, start + index + 1));
  if (start + rows.length < until) throw fault('removed', start + rows.length + 1, SEAL_MISSING);
  return leaves;
}

/** Looks up the seals' lowest and highest numbers; the answer names the one outside of 1 to `size`, if any is. */
export async function findSealOutside(db: Reader): Promise<(size: number) => number | null> {
  const row = (await db('audit_seals').min({ low: 'sequence' }).max({ high: 'sequence' }).first()) as {
    low: number | null;
    high: number | null;
  };
  return (size) => {
    if (row.low !== null && row.low < 1) return row.low;
    return row.high !== null && row.high > size ? row.high : null;
  };
}

const SEAL_MISSING = 'its seal is missing';

function checkLeaf(row: SealedRow, expected: number): Buffer {
  if (row.sequence !== expected) throw fault('removed', expected, SEAL_MISSING);
  if (row.json === null) throw fault('removed', expected, 'its seal is there, the entry is not');
  const leaf = hashLeaf(row.json);
  if (leaf.toString('hex') === row.leaf_hash) return leaf;
  const canonical = hashLeaf(canonicalLeaf(row.json));
  if (canonical.toString('hex') === row.leaf_hash) return canonical;
  throw fault('altered', expected, 'what it says is not what was sealed');
}

function fault(kind: 'removed' | 'altered', sequence: number, detail: string): FaultFound {
  return new FaultFound({ kind, range: [sequence, sequence], entryId: null, detail });
}
