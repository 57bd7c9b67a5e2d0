/** Row types: one per table that more than one file reads. Times are UTC epoch ms; flags are 0 or 1; JSON is text. */

export interface CaseRecord {
  id: number;
  kind: string;
  state: string;
  priority: number;
  account_id: string;
  flow: string | null;
  journey_id: string | null;
  region: string;
  laps: number;
  dead_loop: number;
  short: string | null;
  stuck_at: number | null;
  stuck_event_id: string | null;
  stuck_step: string | null;
  stuck_reason: string | null;
  opened_at: number;
  opened_by: string | null;
  opened_reason: string | null;
  due_at: number;
  sla_left_ms: number | null;
  assignee_id: string | null;
  claimed_at: number | null;
  claim_until: number | null;
  active_ms: number;
  offered_to: string | null;
  offered_until: number | null;
  escalated: number;
  parked_until: number | null;
  park_reason: string | null;
  decision_id: string | null;
  /** Of that decision. */
  decided_at: number | null;
  reopened: number;
  tags: string;
  request_id: string | null;
  closed_at: number | null;
  /** Points from 0 to 100, where the kind weighs risk. */
  risk: number | null;
  /** When the case goes on by itself, whoever does nothing: its kind's own clock. */
  ends_at: number | null;
  /** The case in which this one was found necessary. */
  opened_from: number | null;
  version: number;
}

export interface DecisionRecord {
  id: string;
  case_id: number;
  type: string;
  params: string;
  reason: string;
  note: string | null;
  /** `pending` within the undo window; then `proposed`, `approved` while it cools off, `sent`; or `undone`, `withdrawn`, `returned`, `stopped`, `cancelled`. */
  status: string;
  second_person: number;
  staff_id: string;
  session_id: string;
  decided_at: number;
  undo_until: number;
  approver_id: string | null;
  approved_at: number | null;
  question: string | null;
  command_id: string | null;
  flow: string | null;
  stuck_step: string | null;
  stuck_reason: string | null;
  evidence: string | null;
  escaped_at: number | null;
  /** 1 once what became of it is in `decision_outcomes`. */
  settled: number;
  /** When the wait began in which the owner can object, when it was to end, and when somebody did. */
  cooling_from: number | null;
  cooling_until: number | null;
  objected_at: number | null;
  idempotency_key: string;
  request_hash: string;
}

export interface AccountRecord {
  account_id: string;
  state: string | null;
  gate: string | null;
  nickname: string | null;
  name: string | null;
  phone: string | null;
  phone_state: string | null;
  phone_proven_by: string | null;
  phone_verified_at: number | null;
  real_name: string | null;
  registered_at: number | null;
  region: string | null;
  /** When it was last given back by a recovery that stands: probation runs from here. */
  restored_at: number | null;
  /** The owner's lock: nobody may recover or change this account with assistance. */
  no_assisted_change: number;
  /** JSON: rules in force and until when; null where the platform never said. */
  restrictions: string | null;
  /** JSON: ways to sign in besides the phone; null where not known. */
  ways_in: string | null;
  updated_at: number;
}

export interface EventRecord {
  id: string;
  account_id: string;
  flow: string;
  step: string;
  outcome: string;
  reason: string | null;
  occurred_at: number;
  received_at: number;
  content_hash: string;
  evidence: string | null;
  submission_id: string | null;
  channel: string | null;
  client_version: string | null;
  region: string | null;
  command_id: string | null;
  request_id: string | null;
  related_account_id: string | null;
  sealed: string | null;
}

export interface JourneyRecord {
  id: string;
  account_id: string;
  flow: string;
  flow_version: number;
  started_at: number;
  first_event_id: string;
  last_at: number;
  outcome: string;
  laps: number;
  stuck_at: number | null;
  stuck_event_id: string | null;
  silent_due_at: number | null;
  previous_started_at: number | null;
  decided: number;
  is_tail: number;
  channel: string;
  region: string;
  client_version: string;
  state: string;
}

export interface RecoveryRecord {
  request_id: string;
  case_id: number;
  account_id: string;
  opened_at: number;
  nominate_until: number;
  second_method: string | null;
  /** Keyed fingerprints of where the request came from. */
  device: string | null;
  network: string | null;
  approved_at: number | null;
  effect_at: number | null;
  restored_at: number | null;
  /** The number to be bound, sealed under the account's key, and its keyed fingerprint. */
  new_phone: string | null;
  new_phone_mark: string | null;
  /** The account's state when the recovery took effect: what a reversal restores. */
  prior_state: string | null;
  /** The case whose decision reverses it, from when that was approved. */
  reverse_case_id: number | null;
  reversed_at: number | null;
}

export interface VouchRecord {
  request_id: string;
  voucher_id: string;
  account_id: string;
  verdict: string;
  at: number;
  event_id: string;
  device: string | null;
  network: string | null;
}

export interface ObjectionRecord {
  request_id: string;
  id: string;
  channel: string;
  at: number;
  received_at: number;
  case_id: number | null;
  overruled_at: number | null;
}
