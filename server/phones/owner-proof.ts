import type { Reader } from '../../db/connection.ts';
import type { PhoneBindingRecord, PhoneCodeRecord, PhoneRequestRecord } from '../../db/phone-tables.ts';

type Asked = Pick<PhoneRequestRecord, 'proof_by' | 'proof_at' | 'applied_at'> & { case_id: number | null };

/**
 * How the owner was proven for a case; null where not. A code proves the number that it went to: where the platform's
 * record has since said that another one is bound, or none, whoever entered it need not be the owner.
 */
export async function readOwnerProof(
  db: Reader,
  { proof_by: by, proof_at: at, applied_at: appliedAt, case_id: caseId }: Asked,
  binding: PhoneBindingRecord | null,
): Promise<{ by: string; at: number } | null> {
  if (by === null) return null;
  const proof = { by, at: at ?? 0 };
  if (by !== 'sms_code' || caseId === null || appliedAt !== null) return proof;
  const code = await db<PhoneCodeRecord>('phone_codes')
    .where({ case_id: caseId, target: 'old', verified_at: at })
    .first('fingerprint');
  return code === undefined || code.fingerprint === binding?.fingerprint ? proof : null;
}
