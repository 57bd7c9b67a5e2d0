import type { Reader } from '../../db/connection.ts';
import { canonicalLeaf, leafColumn } from './audit-entry.ts';
import { FaultFound } from './audit-fault.ts';
import { hashLeaf } from './merkle.ts';

/** Measured: larger pages bring nothing more. */
const PAGE = 5_000;

/** A seal and the entry it belongs to. */
export interface SealedRow {
  sequence: number;
  entryId: string;
  leafHash: string;
  /** Null where the entry is gone. */
  found: string | null;
  json: string;
}

/** The next seals after this sequence number, each with its entry as JSON. */
export function readSealedPage(db: Reader, after: number): Promise<SealedRow[]> {
  return db('audit_seals as s')
    .leftJoin('audit_entries as e', 'e.id', 's.entry_id')
    .where('s.sequence', '>', after)
    .orderBy('s.sequence')
    .limit(PAGE)
    .select(
      's.sequence',
      's.entry_id as entryId',
      's.leaf_hash as leafHash',
      'e.id as found',
      db.raw(`${leafColumn(db, 'e')} as json`),
    ) as unknown as Promise<SealedRow[]>;
}

/** The leaf hash of the row, which must have this sequence number. Throws `FaultFound`. */
export function checkLeaf(row: SealedRow, expected: number): Buffer {
  if (row.sequence > expected)
    throw fault('removed', expected, null, `the seal of number ${expected} is missing`);
  if (row.sequence < expected)
    throw fault('inserted', row.sequence, row.entryId, 'no such number is ever given');
  if (row.found === null)
    throw fault('removed', expected, row.entryId, 'its seal is there, the entry is not');
  const leaf = hashLeaf(row.json);
  if (leaf.toString('hex') === row.leafHash) return leaf;
  const canonical = hashLeaf(canonicalLeaf(row.json));
  if (canonical.toString('hex') === row.leafHash) return canonical;
  throw fault('altered', expected, row.entryId, 'what it says is not what was sealed');
}

function fault(
  kind: 'removed' | 'inserted' | 'altered',
  sequence: number,
  entryId: string | null,
  detail: string,
): FaultFound {
  return new FaultFound({ kind, range: [sequence, sequence], entryId, detail });
}
