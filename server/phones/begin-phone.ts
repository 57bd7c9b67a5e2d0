import type { Tx } from '../../db/connection.ts';
import type { PhoneBindingRecord, PhoneRequestRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { getMobile } from '../accounts/mobile-number.ts';
import type { PlatformRequest } from '../contract/platform-formats.ts';
import { type PhoneAction, phoneRequestSchema } from '../contract/phones.ts';
import { parseWith } from '../platform/schema-faults.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';
import { nameAsked } from './name-asked.ts';
import { notifyOwner } from './notify-owner.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findCurrentBinding, listBindings } from './phone-repository.ts';

/**
 * The platform asks for an action on a phone: keeps what is asked, and tells the owner. Throws `invalid_request`, and
 * `phone_invalid`, `phone_landline` or `phone_iot` for a number that nobody can bind.
 */
export async function beginPhone(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  platformRequest: PlatformRequest,
): Promise<void> {
  const params = parseWith(phoneRequestSchema, platformRequest.params, 'params');
  const { newPhone, oldProof, lost, trouble, exempt, deviceId } = params;
  const openedAt = Date.parse(platformRequest.openedAt);
  const number =
    newPhone === undefined ? {} : await sealNumber(tx, deps.vault, row.account_id, getMobile(newPhone));
  const request: PhoneRequestRecord = {
    ...(await emptyRequest(tx, row, platformRequest.id, openedAt, exempt)),
    ...number,
    origin: 'platform',
    device: deviceId === undefined ? null : deps.vault.fingerprint('device', deviceId),
    trouble: trouble ?? null,
    lost: Number(lost),
    proof_by: oldProof ?? null,
    proof_at: oldProof === undefined ? null : openedAt,
  };
  await keepRequest(tx, deps, now, request);
}

/** Staff opened the case for a caller: the owner is told all the same, and can object. Writes `platform_requests`. */
export async function beginForCaller(tx: Tx, deps: PhoneDeps, now: number, row: CaseRecord): Promise<void> {
  const requestId = await makeRequest(tx, deps.vault, now, row);
  await keepRequest(tx, deps, now, {
    ...(await emptyRequest(tx, row, requestId, now, false)),
    origin: 'caller',
  });
}

/** Staff ask for a done action to be undone: the number before it (null: none) is what is bound again. */
export async function beginReversal(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  done: PhoneRequestRecord,
  before: Pick<PhoneBindingRecord, 'phone' | 'fingerprint'> | null,
): Promise<void> {
  const requestId = await makeRequest(tx, deps.vault, now, row);
  await keepRequest(tx, deps, now, {
    ...(await emptyRequest(tx, row, requestId, now, false)),
    action: 'reverse',
    origin: 'reversal',
    new_phone: before?.phone ?? null,
    new_fingerprint: before?.fingerprint ?? null,
    reversal_of: done.case_id,
  });
}

// A request of our own, so that whoever is told of it can object.
async function makeRequest(tx: Tx, vault: Vault, now: number, row: CaseRecord): Promise<string> {
  const requestId = row.request_id ?? String(row.id);
  const cipher = await cipherOf(tx, vault, row.account_id);
  await tx('platform_requests').insert({
    id: requestId,
    kind: row.kind,
    account_id: row.account_id,
    opened_at: now,
    params: cipher.encrypt('{}', 'request'),
    content_hash: '',
    case_id: row.id,
    received_at: now,
  });
  return requestId;
}

/** A number as a request keeps it: sealed under the account's key, and its fingerprint. */
export async function sealNumber(
  tx: Tx,
  vault: Vault,
  accountId: string,
  e164: string,
): Promise<Pick<PhoneRequestRecord, 'new_phone' | 'new_fingerprint'>> {
  const cipher = await cipherOf(tx, vault, accountId);
  return { new_phone: cipher.encrypt(e164, 'phone'), new_fingerprint: vault.fingerprint('phone', e164) };
}

async function keepRequest(tx: Tx, deps: PhoneDeps, now: number, request: PhoneRequestRecord): Promise<void> {
  await tx('phone_requests').insert(request);
  await nameAsked(tx, deps.vault, request);
  await notifyOwner(tx, deps.vault, now, request, 'request');
}

async function emptyRequest(
  tx: Tx,
  row: CaseRecord,
  requestId: string,
  openedAt: number,
  exempt: boolean,
): Promise<PhoneRequestRecord> {
  const current = await findCurrentBinding(tx, row.account_id);
  const hadOne = current === null && (await listBindings(tx, row.account_id)).length > 0;
  return {
    case_id: row.id,
    request_id: requestId,
    account_id: row.account_id,
    action: actionOf(row.kind, exempt, hadOne),
    origin: 'caller',
    opened_at: openedAt,
    old_binding_id: current?.id ?? null,
    new_phone: null,
    new_fingerprint: null,
    device: null,
    trouble: null,
    lost: 0,
    proof_by: null,
    proof_at: null,
    new_verified_at: null,
    loss_accepted: 0,
    approved_at: null,
    effect_at: null,
    applied_at: null,
    reversed_at: null,
    reversal_of: null,
    reversal_case_id: null,
  };
}

function actionOf(kind: string, exempt: boolean, hadOne: boolean): PhoneAction {
  if (kind === 'phone_change') return 'change';
  if (kind === 'phone_unbind') return 'unbind';
  if (exempt) return 'exempt';
  return hadOne ? 'rebind' : 'bind';
}

async function cipherOf(tx: Tx, vault: Vault, accountId: string): Promise<AccountCipher> {
  return (await vault.ciphersFor(tx, [accountId])).get(accountId) as AccountCipher;
}
