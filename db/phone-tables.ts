/** Row types of phones: times are UTC epoch ms; flags are 0 or 1; JSON is text. */

export interface PhoneBindingRecord {
  id: string;
  account_id: string;
  /** E.164, sealed under the account's key. */
  phone: string;
  fingerprint: string;
  state: string;
  /** The account's number now; at most one of an account. */
  is_current: number;
  /** Of all accounts this one holds the number; at most one of a number. */
  holds: number;
  bound_at: number;
  verified_at: number | null;
  verified_by: string | null;
  trusted_since: number | null;
  released_at: number | null;
  release_reason: string | null;
  reassigned_at: number | null;
  source: string;
  case_id: number | null;
}

export interface PhoneRequestRecord {
  case_id: number;
  request_id: string;
  account_id: string;
  action: string;
  origin: string;
  opened_at: number;
  old_binding_id: string | null;
  new_phone: string | null;
  new_fingerprint: string | null;
  device: string | null;
  trouble: string | null;
  lost: number;
  proof_by: string | null;
  proof_at: number | null;
  new_verified_at: number | null;
  loss_accepted: number;
  approved_at: number | null;
  effect_at: number | null;
  applied_at: number | null;
  reversed_at: number | null;
  reversal_of: number | null;
  reversal_case_id: number | null;
}

export interface PhoneStepRecord {
  command_id: string;
  case_id: number;
  /** `apply`, `compensate` or `check`. */
  step: string;
  /** `told` until the platform answers by an event; then `done` or `failed`. */
  state: string;
  at: number;
  settled_at: number | null;
  reason: string | null;
  /** The command that this one takes back, or asks about. */
  of_command_id: string | null;
  /** The number that is being bound. */
  fingerprint: string | null;
}

export interface PhoneCodeRecord {
  id: string;
  case_id: number;
  account_id: string;
  target: string;
  fingerprint: string;
  state: string;
  asked_at: number;
  sent_at: number | null;
  expires_at: number | null;
  tries: number;
  verified_at: number | null;
}

export interface PhoneInquiryRecord {
  /** The command that asked. */
  command_id: string;
  case_id: number;
  /** `record` or `carrier`. */
  about: string;
  /** Whose record, or who has the number. */
  account_id: string;
  /** The number that its carrier is asked of; null where the record is. */
  fingerprint: string | null;
  asked_by: string;
  asked_at: number;
  /** `asked` until an answer comes, also where none does; then `answered` or `failed`. */
  state: string;
  settled_at: number | null;
  reason: string | null;
}

export interface BrakeRecord {
  id: string;
  kind: string;
  /** Who is held, who handled the case, or whose act tripped it. */
  staff_id: string;
  /** The team that is held; null where a person, a case or everybody is. */
  team: string | null;
  case_id: number | null;
  account_id: string | null;
  figure: number;
  limit: number;
  earlier_cases: string;
  held_at: number;
  released_at: number | null;
  released_by: string | null;
  release_reason: string | null;
}

export interface PhoneBulkRecord {
  id: string;
  state: string;
  rows: number;
  counts: string;
  ready: number;
  worked: number;
  confirmed: number;
  /** The run goes on from this row. */
  next_row: number;
  created_at: number;
  created_by: string;
  created_session: string;
  proposed_at: number | null;
  reason: string | null;
  approved_by: string | null;
  approved_at: number | null;
  done_at: number | null;
  /** Since when rows that failed before are taken again. */
  retried_at: number | null;
  version: number;
}

export interface PhoneBulkRowRecord {
  bulk_id: string;
  row: number;
  number: string;
  fingerprint: string | null;
  reference_at: number | null;
  account_id: string | null;
  binding_id: string | null;
  verdict: string;
  command_id: string | null;
  at: number | null;
  /** Why the platform refused: a reason code. */
  reason: string | null;
}

/** Some lines of a file that has been taken and not checked yet, sealed. */
export interface PhoneBulkPieceRecord {
  bulk_id: string;
  piece: number;
  lines: string;
}
