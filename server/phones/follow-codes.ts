import type { Tx } from '../../db/connection.ts';
import type { PhoneCodeRecord, PhoneRequestRecord } from '../../db/phone-tables.ts';
import { codeAfter } from './code-policy.ts';
import type { PhoneNews } from './phone-news.ts';
import { hearUser } from './hear-user.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest } from './phone-repository.ts';

/** The platform says what became of a code: sent, a wrong try, expired, entered rightly. */
export async function followCodes(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  codeId: string,
  news: PhoneNews,
): Promise<void> {
  const { phone: settings } = await deps.settings(tx);
  const code = await tx<PhoneCodeRecord>('phone_codes').where({ id: codeId }).forUpdate().first();
  const change = code === undefined ? null : codeAfter(code, news, settings);
  if (code === undefined || change === null) return;
  await tx<PhoneCodeRecord>('phone_codes').where({ id: codeId }).update(change);
  if (change.state === undefined || change.state === code.state || change.state === 'sent') return;
  const request = await findPhoneRequest(tx, code.case_id);
  const proven = change.state === 'verified' && request !== null ? provenBy(code, request, news.at) : {};
  await hearUser(tx, deps, now, code.case_id, proven, {
    action: 'code_moved',
    details: { target: code.target, state: change.state },
  });
}

// A code proves the number that it went to, not one that was named afterwards.
function provenBy(
  code: PhoneCodeRecord,
  request: PhoneRequestRecord,
  at: number,
): Partial<PhoneRequestRecord> {
  if (code.target === 'old') return { proof_by: 'sms_code', proof_at: at };
  return code.fingerprint === request.new_fingerprint ? { new_verified_at: at } : {};
}
