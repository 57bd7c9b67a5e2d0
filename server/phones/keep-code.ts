import type { Tx } from '../../db/connection.ts';
import type { PhoneCodeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CodeTarget } from '../contract/phones.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { readPhoneSituation } from './phone-situation.ts';
import { fingerprintOf } from './plan-code.ts';

/** Keeps that a code is on its way by this command; the code itself is the platform's and comes to nobody here. */
export async function keepCode(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  commandId: string,
  target: CodeTarget,
): Promise<void> {
  const situation = await readPhoneSituation(tx, deps, row, now);
  if (situation === null) throw new Error(`case ${row.id} has no phone request`);
  const code: PhoneCodeRecord = {
    id: commandId,
    case_id: row.id,
    account_id: row.account_id,
    target,
    fingerprint: fingerprintOf(situation, target),
    state: 'asked',
    asked_at: now,
    sent_at: null,
    expires_at: null,
    tries: 0,
    verified_at: null,
  };
  await tx('phone_codes').insert(code);
}
