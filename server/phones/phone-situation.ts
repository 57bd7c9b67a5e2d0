import type { Reader } from '../../db/connection.ts';
import type {
  PhoneBindingRecord,
  PhoneCodeRecord,
  PhoneInquiryRecord,
  PhoneRequestRecord,
  PhoneStepRecord,
} from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { Precondition } from '../contract/phone-preconditions.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import { FIGURES } from '../settings/read-settings.ts';
import { findSetting } from '../settings/setting-store.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { readPhoneFacts } from './phone-facts.ts';
import { checkPreconditions } from './check-preconditions.ts';
import type { PhoneFacts } from './precondition-policy.ts';
import {
  findCurrentBinding,
  findPhoneRequest,
  listCodes,
  listInquiries,
  listSteps,
} from './phone-repository.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** The numbers in full: they go into sealed commands, and nowhere else. */
export interface PhoneNumbers {
  old: string | null;
  new: string | null;
}

/** A phone case with everything that its decisions depend on. */
export interface PhoneSituation {
  request: PhoneRequestRecord;
  facts: PhoneFacts;
  preconditions: Precondition[];
  binding: PhoneBindingRecord | null;
  steps: PhoneStepRecord[];
  /** The newest of each number first. */
  codes: PhoneCodeRecord[];
  /** Codes that each number got in 24 hours, whatever case asked for them. */
  codesToday: ReadonlyMap<string, number>;
  /** What the platform was asked for this case, and lately about these accounts; the newest first. */
  inquiries: PhoneInquiryRecord[];
  numbers: PhoneNumbers;
  settings: PhoneSettings;
  settingsVersion: number;
  now: number;
}

/** Reads the situation as it is at `now`; null for a case without a phone request. */
export async function readPhoneSituation(
  db: Reader,
  deps: PhoneDeps,
  row: CaseRecord,
  now: number,
): Promise<PhoneSituation | null> {
  const request = await findPhoneRequest(db, row.id);
  if (request === null) return null;
  const settings = await deps.settings(db);
  const facts = await readPhoneFacts(db, deps.vault, request, settings, now);
  const binding = await findCurrentBinding(db, request.account_id);
  const numbers = [binding?.fingerprint, request.new_fingerprint].filter((one) => one != null);
  const counts = (await db('phone_codes')
    .whereIn('fingerprint', numbers)
    .where('asked_at', '>', now - DAY_MS)
    .groupBy('fingerprint')
    .select('fingerprint')
    .count({ n: '*' })) as { fingerprint: string; n: number }[];
  return {
    request,
    facts,
    preconditions: checkPreconditions(facts, settings.phone, now),
    binding,
    steps: await listSteps(db, row.id),
    codes: await listCodes(db, row.id),
    codesToday: new Map(counts.map(({ fingerprint, n }) => [fingerprint, Number(n)])),
    inquiries: await listInquiries(
      db,
      row.id,
      [request.account_id, facts.newNumber?.holder?.accountId ?? []].flat(),
      now,
    ),
    numbers: {
      old: await openNumber(db, deps, request.account_id, (await numberBefore(db, request, binding))?.phone),
      new: await openNumber(db, deps, request.account_id, request.new_phone),
    },
    settings: settings.phone,
    settingsVersion: (await findSetting(db, FIGURES))?.version ?? 0,
    now,
  };
}

// What was bound when the action took effect is no longer bound after it.
async function numberBefore(
  db: Reader,
  { applied_at: appliedAt, old_binding_id: id }: PhoneRequestRecord,
  current: PhoneBindingRecord | null,
): Promise<PhoneBindingRecord | null> {
  if (appliedAt === null) return current;
  return (
    (await db<PhoneBindingRecord>('phone_bindings')
      .where({ id: id ?? '' })
      .first()) ?? null
  );
}

async function openNumber(
  db: Reader,
  { vault }: PhoneDeps,
  accountId: string,
  sealed: string | null | undefined,
): Promise<string | null> {
  const cipher = sealed == null ? null : await vault.findCipher(db, accountId);
  return sealed == null || cipher === null ? null : cipher.decrypt(sealed, 'phone');
}
