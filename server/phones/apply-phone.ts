import type { Tx } from '../../db/connection.ts';
import type { PhoneRequestRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { putAccounts } from '../accounts/put-accounts.ts';
import type { AccountPatch } from '../contract/platform-formats.ts';
import type { RELEASE_REASONS } from '../contract/phones.ts';
import { isoOf } from '../platform/clock.ts';
import { keepBindings } from './keep-bindings.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findCurrentBinding, findPhoneRequest, updatePhoneRequest } from './phone-repository.ts';

const ENDED_BY: Readonly<Record<string, (typeof RELEASE_REASONS)[number]>> = {
  change: 'changed',
  unbind: 'unbound',
  reverse: 'reversed',
};

/**
 * The platform has done it: the old binding ends and the new one takes effect in this transaction, as it did there.
 * Writes the account, its bindings, and the request.
 */
export async function applyPhone(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  request: PhoneRequestRecord,
  decisionType: string,
): Promise<void> {
  const action = decisionType === 'exempt' ? 'exempt' : request.action;
  const patch = await patchOf(tx, deps, now, request, action);
  // It may be another one than when the case was opened: what this replaces is what a reversal binds again.
  const before = await findCurrentBinding(tx, row.account_id);
  const said = [{ accountId: row.account_id, patch }];
  await putAccounts(tx, deps.vault, now, said);
  await keepBindings(tx, deps.vault, now, said, {
    source: 'command',
    releaseReason: ENDED_BY[action] ?? 'by_platform',
    caseId: row.id,
  });
  await updatePhoneRequest(tx, row.id, { applied_at: now, action, old_binding_id: before?.id ?? null });
  if (request.reversal_of !== null) await updatePhoneRequest(tx, request.reversal_of, { reversed_at: now });
}

async function patchOf(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  request: PhoneRequestRecord,
  action: string,
): Promise<AccountPatch> {
  if (action === 'exempt') return { gate: 'exempt' };
  const undone = request.reversal_of === null ? null : await findPhoneRequest(tx, request.reversal_of);
  // The duty that the exemption lifted is there again.
  if (undone?.action === 'exempt') return { gate: 'due' };
  const gate: AccountPatch = ['bind', 'rebind'].includes(action) ? { gate: 'not_required' } : {};
  const cipher = request.new_phone === null ? null : await deps.vault.findCipher(tx, request.account_id);
  if (request.new_phone === null || cipher === null) return { phone: null, phoneState: 'released' };
  return {
    ...gate,
    phone: cipher.decrypt(request.new_phone, 'phone'),
    phoneState: 'verified',
    phoneVerifiedAt: isoOf(now),
    phoneProvenBy: action === 'reverse' ? 'reversal' : 'sms_code',
  };
}
