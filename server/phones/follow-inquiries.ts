import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { PhoneInquiryRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { AccountSaid } from '../accounts/put-accounts.ts';
import { changeCase } from '../cases/change-case.ts';
import { isClosed } from '../contract/case-states.ts';
import type { InquirySubject } from '../contract/phone-inquiries.ts';
import type { Relation } from '../contract/platform-formats.ts';
import { systemActor } from '../platform/actor.ts';
import type { Vault } from '../vault/vault.ts';
import { FAILURES } from './follow-steps.ts';
import { saysPhone } from './keep-bindings.ts';
import type { PhoneNews } from './phone-news.ts';

const system = systemActor('intake');

/** An event names the command that asked: the platform has done it, or says why it could not. */
export async function followInquiry(
  tx: Tx,
  now: number,
  inquiry: PhoneInquiryRecord,
  { outcome, reason }: PhoneNews,
): Promise<void> {
  if (outcome === 'passed') await settle(tx, now, inquiry, 'answered', null);
  if (FAILURES.includes(outcome)) await settle(tx, now, inquiry, 'failed', reason);
}

/** The platform's word on an account's phone answers whoever asked for its record. Call it after `keepBindings`. */
export async function hearRecords(tx: Tx, now: number, said: readonly AccountSaid[]): Promise<void> {
  const accounts = said.filter(saysPhone).map(({ accountId }) => accountId);
  for (const one of await waitingFor(tx, 'record', accounts)) await settle(tx, now, one, 'answered', null);
}

/** A carrier's notice of that number answers whoever asked for it. Call it after `markReassigned`. */
export async function hearCarriers(
  tx: Tx,
  vault: Vault,
  now: number,
  relations: readonly Relation[],
): Promise<void> {
  const notices = relations.filter(({ kind }) => kind === 'carrier_notice');
  const accounts = notices.map(({ accountId }) => accountId);
  for (const one of await waitingFor(tx, 'carrier', accounts)) {
    // A notice that names no number speaks of the bound one.
    const isHeard = notices.some(
      ({ accountId, phone }) =>
        accountId === one.account_id &&
        (phone === undefined || vault.fingerprint('phone', phone) === one.fingerprint),
    );
    if (isHeard) await settle(tx, now, one, 'answered', null);
  }
}

async function waitingFor(
  tx: Tx,
  about: InquirySubject,
  accounts: readonly string[],
): Promise<PhoneInquiryRecord[]> {
  if (accounts.length === 0) return [];
  const query = tx<PhoneInquiryRecord>('phone_inquiries').where({ state: 'asked', about }).orderBy('case_id');
  whereTextIn(tx, query, 'account_id', [...new Set(accounts)]);
  return (await query) as PhoneInquiryRecord[];
}

// The first word counts, whichever way it comes. What it changed stands in the platform's record, and nowhere here.
async function settle(
  tx: Tx,
  now: number,
  { command_id: id, case_id: caseId, about }: PhoneInquiryRecord,
  state: 'answered' | 'failed',
  reason: string | null,
): Promise<void> {
  const settled = await tx<PhoneInquiryRecord>('phone_inquiries')
    .where({ command_id: id, state: 'asked' })
    .update({ state, reason, settled_at: now });
  if (settled === 0) return;
  const row = await tx<CaseRecord>('cases').where({ id: caseId }).forUpdate().first();
  if (row === undefined || isClosed(row.state)) return;
  await changeCase(tx, now, system, row, {
    action: 'step_moved',
    details: { step: about, state, ...(reason !== null && { why: reason }) },
  });
}
