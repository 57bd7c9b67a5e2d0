import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { maskedAccount } from '../accounts/account-facts.ts';
import { appendAudits } from '../audit/append-audit.ts';
import { type CaseKind, type CaseState, CLOSED_STATES } from '../contract/case-states.ts';
import type { Titles } from '../contract/names.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { maskFreeText } from '../vault/mask.ts';
import { isBlindedOn } from './blind-review.ts';
import type { CaseDeps } from './case-deps.ts';

const MOST_FOUND = 20;

/**
 * Looks an account up outside the queue, by its number or by a full phone number, with a reason. Shows little, is
 * audited, and bars the searcher from acting on what was found (domain, section 8).
 */
export async function searchAccount(
  deps: CaseDeps,
  actor: StaffActor,
  input: { by: 'account' | 'phone'; value: string; reason: string },
) {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const phone = input.by === 'phone' ? phoneOf(input.value) : null;
    const mark = phone === null ? null : deps.vault.fingerprint('phone', phone);
    const ids = mark === null ? await accountsNamed(tx, input.value) : await accountsMarked(tx, mark);
    for (const accountId of ids) {
      const search = { staff_id: actor.staff.id, account_id: accountId, at: now };
      await tx('account_searches').insert(search).onConflict(['staff_id', 'account_id']).merge(['at']);
    }
    // An entry for each account, so that it stands in the story of every one of them.
    const entries = (ids.length === 0 ? [null] : ids).map((accountId) => ({
      action: 'account.search',
      subject: 'account',
      // People type phone numbers where an account number belongs.
      subjectId: mark ?? (accountId === null ? maskFreeText(input.value) : input.value),
      accountId,
      reason: input.reason,
      after: { by: input.by, found: ids },
    }));
    await appendAudits(tx, now, actor, entries);
    const data = [];
    for (const accountId of ids) {
      const { phone: masked } = await maskedAccount(tx, deps.vault, accountId);
      data.push({
        accountId,
        phone: masked,
        flows: await flowsOf(tx, accountId),
        openCases: (await isBlindedOn(tx, actor.staff.id, accountId)) ? [] : await openCasesOf(tx, accountId),
      });
    }
    return { data };
  });
}

/** The number in E.164; a number without a country is taken as a mainland one. Throws `invalid_request`. */
export function phoneOf(text: string): string {
  const parsed = parsePhoneNumberFromString(text, 'CN');
  if (parsed?.isValid()) return parsed.number;
  throw new ProblemError('invalid_request', { errors: [faultAt('value', 'not_a_mobile_number')] });
}

async function accountsNamed(tx: Tx, accountId: string): Promise<string[]> {
  const known = await tx('accounts').where({ account_id: accountId }).first('account_id');
  const cased = known ?? (await tx('cases').where({ account_id: accountId }).first('account_id'));
  return cased === undefined ? [] : [accountId];
}

async function accountsMarked(tx: Tx, fingerprint: string): Promise<string[]> {
  const rows = (await tx('fingerprints')
    .where({ field: 'phone', fingerprint })
    .orderBy('account_id')
    .limit(MOST_FOUND)
    .select('account_id')) as { account_id: string }[];
  return rows.map((row) => row.account_id);
}

async function openCasesOf(tx: Tx, accountId: string) {
  const rows = await tx<CaseRecord>('cases')
    .where({ account_id: accountId })
    .whereNotIn('state', [...CLOSED_STATES])
    .orderBy('id')
    .limit(MOST_FOUND);
  return rows.map((row) => ({ id: row.id, kind: row.kind as CaseKind, state: row.state as CaseState }));
}

async function flowsOf(tx: Tx, accountId: string): Promise<{ name: string; titles: Titles }[]> {
  const rows = (await tx('journeys')
    .join('flows', 'flows.name', 'journeys.flow')
    .where({ 'journeys.account_id': accountId, 'journeys.is_tail': 1 })
    .orderBy('journeys.last_at', 'desc')
    .limit(MOST_FOUND)
    .select('flows.name', 'flows.titles')) as { name: string; titles: string }[];
  return rows.map(({ name, titles }) => ({ name, titles: JSON.parse(titles) as Titles }));
}
