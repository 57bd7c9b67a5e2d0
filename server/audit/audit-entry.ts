import type { Reader } from '../../db/connection.ts';
import { jsonOfColumns } from '../../db/dialects.ts';

/** The columns of `audit_entries`, all of which the leaf hash covers. */
export const ENTRY_COLUMNS = [
  'id',
  'at',
  'actor',
  'staff_id',
  'role',
  'session_id',
  'address',
  'action',
  'subject',
  'subject_id',
  'account_id',
  'case_id',
  'reason',
  'before',
  'after',
  'request_id',
] as const;

/** One row of the record as it is stored; `before` and `after` are JSON texts. */
export interface EntryRow {
  id: string;
  /** UTC epoch milliseconds. */
  at: number;
  actor: string;
  staff_id: string | null;
  role: string | null;
  session_id: string | null;
  address: string | null;
  action: string;
  subject: string;
  subject_id: string | null;
  account_id: string | null;
  case_id: number | null;
  reason: string | null;
  before: string | null;
  after: string | null;
  request_id: string | null;
}

// RFC 8785 sorts an object's names.
const SORTED_COLUMNS = ENTRY_COLUMNS.toSorted();

/**
 * SQL for an entry as JSON by its column names, `before` and `after` as the texts that are stored. The databases write
 * it as `canonicalLeaf` does, so that a verification need not parse each; where one should not, it is only slower.
 */
export function leafColumn(db: Reader, alias: string): string {
  return jsonOfColumns(db, alias, SORTED_COLUMNS);
}

/** The canonical JSON (RFC 8785) of an entry, which its leaf hashes: sorted names, texts, integers and nulls only. */
export function canonicalLeaf(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
