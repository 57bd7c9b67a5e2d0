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
