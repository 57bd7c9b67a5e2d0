import type { Tx } from '../../db/connection.ts';
import { bulkInsert, bulkUpdate, lockNames, whereTextIn } from '../../db/dialects.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';
import type { AccountSaid } from '../accounts/put-accounts.ts';
import type { BINDING_SOURCES, RELEASE_REASONS } from '../contract/phones.ts';
import { newId } from '../platform/ids.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';
import { type BindingPlan, type OnRecord, planBindings, type Wanted } from './plan-bindings.ts';

/** From whom we know it, and what an ended binding is said to have ended by. */
export interface BindingCause {
  source: (typeof BINDING_SOURCES)[number];
  releaseReason: (typeof RELEASE_REASONS)[number];
  caseId: number | null;
}
const BY_PLATFORM: BindingCause = { source: 'platform', releaseReason: 'by_platform', caseId: null };

const FIELDS = ['phone', 'phoneState', 'phoneProvenBy', 'phoneVerifiedAt'] as const;

interface Told extends Wanted {
  sealed: string | null;
}

/**
 * The record of bindings follows what was just written of these accounts: the old binding ends and the new one begins in
 * this transaction, and a number that another account held is taken from it. Call it after `putAccounts`.
 */
export async function keepBindings(
  tx: Tx,
  vault: Vault,
  now: number,
  said: readonly AccountSaid[],
  cause: BindingCause = BY_PLATFORM,
): Promise<void> {
  const ids = said.filter(saysPhone).map(({ accountId }) => accountId);
  if (ids.length === 0) return;
  const wanted = await readWanted(tx, vault, ids);
  await lockNames(
    tx,
    wanted.flatMap(({ fingerprint }) => (fingerprint === null ? [] : [`phone:${fingerprint}`])),
  );
  const plan = planBindings(wanted, await readRecord(tx, wanted));
  await writePlan(tx, now, plan, new Map(wanted.map((one) => [one.accountId, one])), cause);
}

/** Whether what is said of an account is a word on its phone. Pure. */
export function saysPhone({ patch }: AccountSaid): boolean {
  return FIELDS.some((field) => patch[field] !== undefined);
}

// In the order they were said, the last word on each account.
async function readWanted(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Told[]> {
  const query = tx<AccountRecord>('accounts');
  whereTextIn(tx, query, 'account_id', ids);
  const rows = new Map(((await query) as AccountRecord[]).map((row) => [row.account_id, row]));
  const ciphers = await vault.ciphersFor(tx, ids);
  return [...new Set(ids.toReversed())].toReversed().flatMap((accountId) => {
    const row = rows.get(accountId);
    return row === undefined ? [] : [wantedOf(vault, row, ciphers.get(accountId) as AccountCipher)];
  });
}

function wantedOf(vault: Vault, row: AccountRecord, cipher: AccountCipher): Told {
  const gone = row.phone === null || row.phone_state === 'none' || row.phone_state === 'released';
  const state =
    row.phone_state === 'verified' || row.phone_state === 'cooling' ? row.phone_state : 'unverified';
  return {
    accountId: row.account_id,
    sealed: row.phone,
    fingerprint:
      gone || row.phone === null ? null : vault.fingerprint('phone', cipher.decrypt(row.phone, 'phone')),
    state,
    verifiedAt: row.phone_verified_at,
    verifiedBy: row.phone_proven_by,
  };
}

async function readRecord(tx: Tx, wanted: readonly Wanted[]): Promise<OnRecord> {
  const accounts = wanted.map(({ accountId }) => accountId);
  const numbers = wanted.flatMap(({ fingerprint }) => fingerprint ?? []);
  const current = await bindingsIn(tx, 'account_id', accounts, { is_current: 1 });
  const held = await bindingsIn(tx, 'fingerprint', numbers, { holds: 1 });
  const lost = await bindingsIn(tx, 'account_id', accounts, { release_reason: 'taken_over' });
  return {
    current: new Map(current.map((row) => [row.account_id, row])),
    holder: new Map(held.map((row) => [row.fingerprint, row])),
    lost: new Map(lost.map((row) => [`${row.account_id} ${row.fingerprint}`, row.released_at ?? 0])),
  };
}

async function bindingsIn(
  tx: Tx,
  column: 'account_id' | 'fingerprint',
  values: readonly string[],
  where: Partial<PhoneBindingRecord>,
): Promise<PhoneBindingRecord[]> {
  const query = tx<PhoneBindingRecord>('phone_bindings').where(where).orderBy('bound_at');
  whereTextIn(tx, query, column, values);
  return (await query) as PhoneBindingRecord[];
}

// Ends first, then what stays, then what begins: the two unique indexes are never in the way.
async function writePlan(
  tx: Tx,
  now: number,
  plan: BindingPlan,
  told: ReadonlyMap<string, Told>,
  cause: BindingCause,
): Promise<void> {
  await bulkUpdate(
    tx,
    'phone_bindings',
    [
      'id',
      'state',
      'is_current',
      'holds',
      'released_at',
      'release_reason',
      ...(cause.caseId === null ? [] : ['case_id']),
    ],
    plan.released.map(({ id, reason }) => [
      id,
      'released',
      0,
      0,
      now,
      reason === 'taken_over' ? reason : cause.releaseReason,
      ...(cause.caseId === null ? [] : [cause.caseId]),
    ]),
  );
  await bulkUpdate(
    tx,
    'phone_bindings',
    ['id', 'state', 'holds', 'verified_at', 'verified_by'],
    plan.changed.map(({ id, wanted, holds }) => [
      id,
      wanted.state,
      Number(holds),
      wanted.verifiedAt,
      wanted.verifiedBy,
    ]),
  );
  await bulkInsert(
    tx,
    'phone_bindings',
    [
      'id',
      'account_id',
      'phone',
      'fingerprint',
      'state',
      'is_current',
      'holds',
      'bound_at',
      'verified_at',
      'verified_by',
      'trusted_since',
      'source',
      'case_id',
    ],
    plan.added.map(({ wanted, holds }) => [
      newId(),
      wanted.accountId,
      told.get(wanted.accountId)?.sealed ?? '',
      wanted.fingerprint,
      wanted.state,
      1,
      Number(holds),
      // Found in the platform's books it is as old as its proof; bound here it begins now.
      cause.source === 'platform' ? Math.min(wanted.verifiedAt ?? now, now) : now,
      wanted.verifiedAt,
      wanted.verifiedBy,
      wanted.state === 'unverified' ? null : (wanted.verifiedAt ?? now),
      cause.source,
      cause.caseId,
    ]),
  );
}
