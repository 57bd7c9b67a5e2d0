import type { Reader } from '../../db/connection.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { ENTRY_COLUMNS, type EntryRow } from './audit-entry.ts';
import { FaultFound } from './audit-fault.ts';
import { hashLeaf } from './merkle.ts';

/** A seal and the entry it belongs to, whose columns are null where it is gone. */
export type SealedRow = { sequence: number; leaf_hash: string } & {
  [K in keyof EntryRow]: EntryRow[K] | null;
};

/** The seals above `after` up to `until`, each with its entry. */
export function readSealedPage(db: Reader, after: number, until: number): Promise<SealedRow[]> {
  return db('audit_seals as s')
    .leftJoin('audit_entries as e', 'e.id', 's.entry_id')
    .where('s.sequence', '>', after)
    .where('s.sequence', '<=', until)
    .orderBy('s.sequence')
    .select(
      's.sequence',
      's.leaf_hash',
      ...ENTRY_COLUMNS.map((column) => `e.${column}`),
    ) as unknown as Promise<SealedRow[]>;
}

/** The leaf hashes of a whole page whose first number is `start + 1`, row by row. Throws `FaultFound`. */
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

function checkLeaf({ sequence, leaf_hash: sealed, ...entry }: SealedRow, expected: number): Buffer {
  if (sequence !== expected) throw fault('removed', expected, SEAL_MISSING);
  if (entry.id === null) throw fault('removed', expected, 'its seal is there, the entry is not');
  const leaf = hashLeaf(canonicalJson(entry));
  if (leaf.toString('hex') === sealed) return leaf;
  throw fault('altered', expected, 'what it says is not what was sealed');
}

function fault(kind: 'removed' | 'altered', sequence: number, detail: string): FaultFound {
  return new FaultFound({ kind, range: [sequence, sequence], entryId: null, detail });
}
