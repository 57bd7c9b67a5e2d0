import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { Tx } from '../../db/connection.ts';
import type { Mark } from '../contract/audit-entries.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { appendAudits } from './append-audit.ts';
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
    const accounts = input.kind === 'phone' ? await accountsOf(deps, tx, mark) : [];
    // An entry for each account, so that it stands in the story of every one of them.
    const entries = (accounts.length === 0 ? [null] : accounts).map((accountId) => ({
      action: 'audit.mark',
      subject: 'audit',
      subjectId: mark,
      accountId,
      reason: input.reason,
      after: { by: input.kind, found: accounts },
    }));
    await appendAudits(tx, deps.clock(), actor, entries);
    return { accounts, address: input.kind === 'address' ? mark : null };
  });
}

// Whoever has the number now, as the platform tells it, and whoever had it before: an unbound number finds its owner.
async function accountsOf({ accountsOfNumber }: AuditDeps, tx: Tx, mark: string): Promise<string[]> {
  const present = (await tx('fingerprints')
    .where({ field: 'phone', fingerprint: mark })
    .orderBy('account_id')
    .limit(MOST_ACCOUNTS)
    .pluck('account_id')) as string[];
  const all = new Set([...present, ...(await accountsOfNumber(tx, mark, MOST_ACCOUNTS))]);
  return [...all].slice(0, MOST_ACCOUNTS);
}

function numberOf(text: string): string {
  const parsed = parsePhoneNumberFromString(text, 'CN');
  if (parsed?.isValid()) return parsed.number;
  throw new ProblemError('invalid_request', { errors: [faultAt('value', 'not_a_mobile_number')] });
}
