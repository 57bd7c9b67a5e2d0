import type { Reader, Tx } from '../../db/connection.ts';
import type {
  PhoneBindingRecord,
  PhoneCodeRecord,
  PhoneInquiryRecord,
  PhoneRequestRecord,
  PhoneStepRecord,
} from '../../db/phone-tables.ts';
import { DAY_MS } from '../contract/time-units.ts';

const MOST_BINDINGS = 50;

/** What is asked for in a case; null for a case that is not a phone's. */
export async function findPhoneRequest(db: Reader, caseId: number): Promise<PhoneRequestRecord | null> {
  return (await db<PhoneRequestRecord>('phone_requests').where({ case_id: caseId }).first()) ?? null;
}

/** Changes a request's columns. */
export async function updatePhoneRequest(
  tx: Tx,
  caseId: number,
  set: Partial<PhoneRequestRecord>,
): Promise<void> {
  await tx<PhoneRequestRecord>('phone_requests').where({ case_id: caseId }).update(set);
}

/** What is bound to an account now. */
export async function findCurrentBinding(db: Reader, accountId: string): Promise<PhoneBindingRecord | null> {
  const row = await db<PhoneBindingRecord>('phone_bindings')
    .where({ account_id: accountId, is_current: 1 })
    .first();
  return row ?? null;
}

/** The account's bindings over time, the newest first. */
export async function listBindings(db: Reader, accountId: string): Promise<PhoneBindingRecord[]> {
  return db<PhoneBindingRecord>('phone_bindings')
    .where({ account_id: accountId })
    .orderBy([
      { column: 'bound_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MOST_BINDINGS);
}

/** What the platform was told for a case, in order. */
export async function listSteps(db: Reader, caseId: number): Promise<PhoneStepRecord[]> {
  return db<PhoneStepRecord>('phone_steps').where({ case_id: caseId }).orderBy('command_id');
}

/** The codes of a case, the newest first. */
export async function listCodes(db: Reader, caseId: number): Promise<PhoneCodeRecord[]> {
  return db<PhoneCodeRecord>('phone_codes')
    .where({ case_id: caseId })
    .orderBy([
      { column: 'asked_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
}

/** What was asked for a case, and in the last day of these accounts whatever case asked; the newest first. */
export async function listInquiries(
  db: Reader,
  caseId: number,
  accounts: readonly string[],
  now: number,
): Promise<PhoneInquiryRecord[]> {
  const own = await db<PhoneInquiryRecord>('phone_inquiries').where({ case_id: caseId });
  const others = await db<PhoneInquiryRecord>('phone_inquiries')
    .whereIn('account_id', [...accounts])
    .where('asked_at', '>', now - DAY_MS)
    .whereNot({ case_id: caseId });
  return [...own, ...others].toSorted(
    (a, b) => b.asked_at - a.asked_at || (a.command_id < b.command_id ? 1 : -1),
  );
}
