import type { Reader } from '../../db/connection.ts';
import type { PhoneBindingRecord, PhoneRequestRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';
import { isVirtualOperator } from '../accounts/mobile-number.ts';
import { probationEnd } from '../accounts/probation.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import type { CarrierWords } from '../contract/carrier-words.ts';
import type { Settings } from '../contract/settings.ts';
import type { Vault } from '../vault/vault.ts';
import type { PhoneFacts } from './precondition-policy.ts';
import { listObjections } from '../cases/hear-objection.ts';
import { readOwnerProof } from './owner-proof.ts';
import { findCurrentBinding } from './phone-repository.ts';
import { readCarrierWords } from './read-carrier.ts';
import { DAY_MS } from '../contract/time-units.ts';

const STANDS_IN_THE_WAY = ['friend_recovery', 'hijack_report'];
const TROUBLE_REASONS = ['abnormal_sign_in', 'unsafe_channel', 'system_restricted'];

/** What is asked: of a case, or, for an account's page, of nobody yet. */
export type AskedOf = Pick<
  PhoneRequestRecord,
  | 'action'
  | 'account_id'
  | 'new_phone'
  | 'new_fingerprint'
  | 'proof_by'
  | 'proof_at'
  | 'new_verified_at'
  | 'loss_accepted'
  | 'lost'
  | 'trouble'
  | 'applied_at'
> & { opened_at: number | null; request_id: string | null; case_id: number | null };

/** Reads everything that the rules weigh: a fixed number of indexed queries. */
export async function readPhoneFacts(
  db: Reader,
  vault: Vault,
  asked: AskedOf,
  settings: Settings,
  now: number,
): Promise<PhoneFacts> {
  const { account_id: accountId } = asked;
  const { phone: figures } = settings;
  const account = await db<AccountRecord>('accounts').where({ account_id: accountId }).first();
  const binding = await findCurrentBinding(db, accountId);
  const proof = await readOwnerProof(db, asked, binding);
  const trouble = await readTrouble(db, accountId, now - figures.abnormalSignInDays * DAY_MS);
  const own = binding === null ? [] : [{ accountId, fingerprint: binding.fingerprint, isCurrent: true }];
  const named =
    asked.new_fingerprint === null
      ? []
      : [{ accountId, fingerprint: asked.new_fingerprint, isCurrent: false }];
  const carriers = await readCarrierWords(db, vault, [...own, ...named]);
  const carrierOf = (fingerprint: string) => carriers.get(`${accountId} ${fingerprint}`) ?? null;
  const objections = asked.request_id === null ? [] : await listObjections(db, asked.request_id);
  const restrictedSince = now - figures.restrictionDays * DAY_MS;
  return {
    action: asked.action as PhoneFacts['action'],
    account: {
      state: account?.state ?? null,
      noAssistedChange: account?.no_assisted_change === 1,
      restrictions: [
        ...restrictionsOf(account),
        ...trouble
          .filter(({ reason, at }) => reason === 'system_restricted' && at > restrictedSince)
          .map(({ at }) => ({ rule: 'system_restricted', until: at + figures.restrictionDays * DAY_MS })),
      ].slice(0, 50),
      waysIn: account?.ways_in == null ? null : (JSON.parse(account.ways_in) as string[]),
    },
    binding:
      binding === null
        ? null
        : {
            state: binding.state,
            reassignedAt: binding.reassigned_at,
            isProvenSince: isProvenSince(asked.opened_at ?? now, binding, proof),
            isOutOfStep: await isOutOfStep(db, vault, account, binding),
            carrier: carrierOf(binding.fingerprint),
          },
    newNumber: needsNumber(asked)
      ? await readNewNumber(db, vault, asked, binding, figures.numberDays, now, carrierOf)
      : null,
    proof,
    lost: asked.lost === 1,
    lossAccepted: asked.loss_accepted === 1,
    trouble: asked.trouble,
    abnormalAt: latest(trouble.filter(({ reason }) => reason !== 'system_restricted').map(({ at }) => at)),
    restoredAt: account?.restored_at ?? null,
    openCaseIds: await readOpenCases(db, accountId),
    probationUntil: probationEnd(account?.restored_at ?? null, settings, now),
    changedAt: await readChanges(db, accountId, now - figures.changesDays * DAY_MS),
    objectedBy: objections.filter((one) => one.overruled_at === null).map((one) => one.channel),
  };
}

/** Whether the action brings a new number, so that it must be named. */
export function needsNumber(asked: Pick<AskedOf, 'action' | 'new_fingerprint'>): boolean {
  return ['bind', 'rebind', 'change'].includes(asked.action) || asked.new_fingerprint !== null;
}

async function readNewNumber(
  db: Reader,
  vault: Vault,
  asked: AskedOf,
  current: PhoneBindingRecord | null,
  periodDays: number,
  now: number,
  carrierOf: (fingerprint: string) => CarrierWords | null,
): Promise<NonNullable<PhoneFacts['newNumber']>> {
  const { account_id: accountId, new_fingerprint: fingerprint, new_phone: sealed } = asked;
  if (fingerprint === null)
    return {
      isNamed: false,
      isSame: false,
      holder: null,
      isUnderWay: false,
      verifiedAt: null,
      accounts: 0,
      carrier: null,
      isVirtualOperator: false,
    };
  const holder = await db<PhoneBindingRecord>('phone_bindings').where({ fingerprint, holds: 1 }).first();
  const others = (await db('phone_bindings')
    .where({ fingerprint })
    .whereNot({ account_id: accountId })
    .where((used) => used.whereNull('released_at').orWhere('released_at', '>', now - periodDays * DAY_MS))
    .countDistinct({ n: 'account_id' })) as { n: number }[];
  const underWay = await db('phone_steps')
    .where({ fingerprint, state: 'told' })
    .whereNot({ case_id: asked.case_id ?? 0 })
    .first('case_id');
  const cipher = await vault.findCipher(db, accountId);
  const number = sealed === null || cipher === null ? '' : cipher.decrypt(sealed, 'phone');
  return {
    isNamed: true,
    isSame: current?.fingerprint === fingerprint && current.holds === 1,
    holder:
      holder === undefined || holder.account_id === accountId
        ? null
        : { accountId: holder.account_id, isStale: await isStale(db, vault, holder) },
    isUnderWay: underWay !== undefined,
    verifiedAt: asked.new_verified_at,
    accounts: Number(others[0]?.n ?? 0),
    carrier: carrierOf(fingerprint),
    isVirtualOperator: isVirtualOperator(number),
  };
}

// Provably: by its carrier's word, given after this account proved the number.
async function isStale(db: Reader, vault: Vault, holder: PhoneBindingRecord): Promise<boolean> {
  if (holder.reassigned_at !== null) return true;
  const { account_id: accountId, fingerprint } = holder;
  const words = await readCarrierWords(db, vault, [{ accountId, fingerprint, isCurrent: true }]);
  const said = words.get(`${accountId} ${fingerprint}`);
  if (said?.reassigned !== 'yes') return false;
  return Date.parse(said.referenceDate ?? said.at) >= (holder.verified_at ?? 0);
}

// By the platform's record, or by a code that was entered from it: then what the user complained of is over.
function isProvenSince(
  since: number,
  { verified_at: verifiedAt }: PhoneBindingRecord,
  proof: PhoneFacts['proof'],
): boolean {
  return (verifiedAt ?? 0) >= since || (proof?.by === 'sms_code' && proof.at > since);
}

async function isOutOfStep(
  db: Reader,
  vault: Vault,
  account: AccountRecord | undefined,
  binding: PhoneBindingRecord,
): Promise<boolean> {
  const cipher = account?.phone == null ? null : await vault.findCipher(db, binding.account_id);
  if (cipher === null || account?.phone == null) return true;
  return vault.fingerprint('phone', cipher.decrypt(account.phone, 'phone')) !== binding.fingerprint;
}

async function readTrouble(
  db: Reader,
  accountId: string,
  since: number,
): Promise<{ reason: string; at: number }[]> {
  const rows = (await db('events')
    .where({ account_id: accountId })
    .where('occurred_at', '>', since)
    .whereIn('reason', TROUBLE_REASONS)
    .orderBy('occurred_at', 'desc')
    .limit(50)
    .select('reason', 'occurred_at')) as { reason: string; occurred_at: number }[];
  return rows.map((row) => ({ reason: row.reason, at: row.occurred_at }));
}

async function readOpenCases(db: Reader, accountId: string): Promise<number[]> {
  const rows = (await db('cases')
    .where({ account_id: accountId })
    .whereIn('kind', STANDS_IN_THE_WAY)
    .whereNotIn('state', [...CLOSED_STATES])
    .orderBy('id')
    .limit(20)
    .select('id')) as { id: number }[];
  return rows.map((row) => row.id);
}

async function readChanges(db: Reader, accountId: string, since: number): Promise<number[]> {
  const rows = (await db('phone_bindings')
    .where({ account_id: accountId })
    .where('released_at', '>', since)
    .whereIn('release_reason', ['changed', 'unbound', 'by_platform'])
    .limit(50)
    .select('released_at')) as { released_at: number }[];
  return rows.map((row) => row.released_at);
}

function restrictionsOf(account: AccountRecord | undefined): { rule: string; until: number | null }[] {
  if (account?.restrictions == null) return [];
  const said = JSON.parse(account.restrictions) as { rule: string; until: string | null }[];
  return said.map(({ rule, until }) => ({ rule, until: until === null ? null : Date.parse(until) }));
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}
