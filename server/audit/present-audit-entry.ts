import type { AuditEntry } from '../contract/audit-entries.ts';
import { isoOf } from '../platform/clock.ts';
import type { Checkpoint } from './audit-signer.ts';
import type { ListedEntry } from './list-audit.ts';

/** An entry as the API answers it: the network address as its fingerprint. */
export function presentAuditEntry(row: ListedEntry): AuditEntry {
  return {
    id: row.id,
    sequence: row.sequence,
    at: isoOf(row.at),
    actor: row.actor,
    role: row.role,
    sessionId: row.session_id,
    address: row.address,
    action: row.action,
    subject: row.subject,
    subjectId: row.subject_id,
    accountId: row.account_id,
    caseId: row.case_id,
    reason: row.reason,
    before: jsonOf(row.before),
    after: jsonOf(row.after),
    requestId: row.request_id,
    leafHash: row.leaf_hash,
  };
}

/** A checkpoint with its moment as the API says moments; the signed text is built from the same. */
export function presentCheckpoint(checkpoint: Checkpoint) {
  return { ...checkpoint, at: isoOf(checkpoint.at) };
}

// A row that somebody tampered with must still be listed, so that it can be found.
function jsonOf(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
