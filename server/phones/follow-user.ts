import type { Tx } from '../../db/connection.ts';
import type { PhoneRequestRecord } from '../../db/phone-tables.ts';
import { PHONE_PROOFS } from '../contract/phones.ts';
import { type Outcome, REFUSALS } from '../contract/event-format.ts';
import type { PhoneNews } from './phone-news.ts';
import { hearUser } from './hear-user.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest } from './phone-repository.ts';

const PROOF_STEPS: readonly string[] = ['old_phone_proof', 'proof'];

/** The user proved something in the platform's own app, for a request of ours: the owner, or the new number. */
export async function followUser(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  caseId: number,
  news: PhoneNews,
): Promise<void> {
  if (REFUSALS.has(news.outcome as Outcome) && PROOF_STEPS.includes(news.step))
    return hearUser(
      tx,
      deps,
      now,
      caseId,
      {},
      {
        action: 'code_moved',
        details: { target: 'old', state: 'refused', ...(news.reason !== null && { why: news.reason }) },
      },
    );
  if (news.outcome !== 'passed') return;
  const request = await findPhoneRequest(tx, caseId);
  if (request === null || request.applied_at !== null) return;
  const proven = provenBy(news, request);
  if (proven === null) return;
  await hearUser(tx, deps, now, caseId, proven, {
    action: 'code_moved',
    details: { target: proven.new_verified_at === undefined ? 'old' : 'new', state: 'verified' },
  });
}

function provenBy(news: PhoneNews, request: PhoneRequestRecord): Partial<PhoneRequestRecord> | null {
  switch (news.step) {
    case 'old_phone_proof':
    case 'proof': {
      const by = PHONE_PROOFS.find((proof) => news.evidence.includes(proof)) ?? 'sms_code';
      // A code proves one number, and counts for nothing once another is found to be bound.
      return request.proof_at !== null && request.proof_by !== 'sms_code'
        ? null
        : { proof_by: by, proof_at: news.at };
    }
    case 'new_number_code':
    case 'code_check':
      // Staff may have named the number; then only a code that we asked for proves it.
      return request.origin === 'platform' &&
        request.new_fingerprint !== null &&
        request.new_verified_at === null
        ? { new_verified_at: news.at }
        : null;
    default:
      return null;
  }
}
