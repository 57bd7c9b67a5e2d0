import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { Mark } from '../contract/audit-entries.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { appendAudit } from './append-audit.ts';
import type { AuditDeps } from './audit-deps.ts';

const MOST_ACCOUNTS = 50;

/**
 * Turns a phone number or network address into what the record can be searched by; the look-up is in the record
 * before it is answered. Throws `invalid_request`.
 */
export async function readMarks(
  deps: AuditDeps,
  actor: StaffActor,
  input: { kind: 'phone' | 'address'; value: string; reason: string },
): Promise<Mark> {
  const mark =
    input.kind === 'phone'
      ? deps.vault.fingerprint('phone', numberOf(input.value))
      : deps.vault.fingerprint('ip', input.value.trim());
  return deps.db.write(async (tx) => {
    const accounts =
      input.kind === 'phone'
        ? ((await tx('fingerprints')
            .where({ field: 'phone', fingerprint: mark })
            .orderBy('account_id')
            .limit(MOST_ACCOUNTS)
            .pluck('account_id')) as string[])
        : [];
    await appendAudit(tx, deps.clock(), actor, {
      action: 'audit.mark',
      subject: 'audit',
      subjectId: mark,
      accountId: accounts.length === 1 ? (accounts[0] ?? null) : null,
      reason: input.reason,
      after: { by: input.kind, found: accounts },
    });
    return { accounts, address: input.kind === 'address' ? mark : null };
  });
}

function numberOf(text: string): string {
  const parsed = parsePhoneNumberFromString(text, 'CN');
  if (parsed?.isValid()) return parsed.number;
  throw new ProblemError('invalid_request', { errors: [faultAt('value', 'not_a_mobile_number')] });
}
