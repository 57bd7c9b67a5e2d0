import type { Reader } from '../../db/connection.ts';
import { bytesOf, joinedValues, rawRows } from '../../db/dialects.ts';
import { leafColumn } from './audit-entry.ts';
import { hashLeafAt } from './merkle.ts';

/** Seals and their entries as three long texts: taking each row by itself costs twice as much as proving it. */
export interface SealedBlock {
  /** The seals' numbers, each followed by a space but the last. */
  sequences: Buffer;
  /** The seals' leaf hashes without anything between, all 64 characters long; else null. */
  hashes: Buffer | null;
  /** The entries as JSON, a line each: JSON as the databases write it holds no line end itself. */
  entries: Buffer;
}

const LINE_END = 10;
const HASH_CHARACTERS = 64;

/** The seals above `after` up to `until` with their entries, in the order of their numbers. */
export async function readSealedBlock(db: Reader, after: number, until: number): Promise<SealedBlock> {
  const joined = (column: string, separator: string) => joinedValues(db, column, separator);
  const [row] = await rawRows<Record<'sequences' | 'hashes' | 'entries', Buffer | string | null> & Lengths>(
    db,
    `select ${joined('number', ' ')} as sequences, ${joined('leaf_hash', '')} as hashes,
      ${joined('entry', '\n')} as entries, min(length(leaf_hash)) as shortest, max(length(leaf_hash)) as longest
    from (select cast(s.sequence as text) as number, s.leaf_hash,
        case when e.id is not null then ${leafColumn(db, 'e')} end as entry
      from audit_seals s left join audit_entries e on e.id = s.entry_id
      where s.sequence > ? and s.sequence <= ? order by s.sequence) as sealed`,
    [after, until],
  );
  const isEven = row?.shortest === HASH_CHARACTERS && row.longest === HASH_CHARACTERS;
  return {
    sequences: bytesOf(row?.sequences ?? null),
    hashes: isEven ? bytesOf(row.hashes) : null,
    entries: bytesOf(row?.entries ?? null),
  };
}

interface Lengths {
  shortest: number | null;
  longest: number | null;
}

/**
 * The leaf hashes of a block in which every number after `start` up to `until` has its seal and its entry, and every
 * entry is what was sealed; null where anything is otherwise, which a look at each row then names.
 */
export function leavesOf(block: SealedBlock, start: number, until: number): Buffer[] | null {
  const { entries, hashes } = block;
  if (hashes === null || block.sequences.toString('latin1') !== numbersAfter(start, until)) return null;
  const leaves: Buffer[] = [];
  for (let from = 0; from < entries.length; ) {
    const found = entries.indexOf(LINE_END, from);
    const end = found === -1 ? entries.length : found;
    leaves.push(hashLeafAt(entries, from, end));
    from = end + 1;
  }
  return Buffer.concat(leaves).toString('hex') === hashes.toString('latin1') ? leaves : null;
}

function numbersAfter(start: number, until: number): string {
  return Array.from({ length: until - start }, (_, index) => start + index + 1).join(' ');
}
