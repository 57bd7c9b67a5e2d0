import type { PhoneBindingRecord } from '../../db/phone-tables.ts';

/** What is now true of an account's phone: `fingerprint` null where it has none. */
export interface Wanted {
  accountId: string;
  fingerprint: string | null;
  state: 'unverified' | 'verified' | 'cooling';
  verifiedAt: number | null;
  verifiedBy: string | null;
}

/** What is on record for the accounts and numbers concerned. */
export interface OnRecord {
  /** The current binding of each account. */
  current: ReadonlyMap<string, PhoneBindingRecord>;
  /** Who holds each number. */
  holder: ReadonlyMap<string, PhoneBindingRecord>;
  /** When an account lost a number to another, by `account number`. */
  lost: ReadonlyMap<string, number>;
}

export interface BindingPlan {
  released: { id: string; reason: 'superseded' | 'taken_over' }[];
  changed: { id: string; wanted: Wanted; holds: boolean }[];
  added: { wanted: Wanted; holds: boolean }[];
}

/**
 * What must be written so that the record says what is wanted. The later word of two accounts on one number counts; but
 * a repetition of what was true before another took the number claims nothing, and an older proof takes nothing. Pure.
 */
export function planBindings(wanted: readonly Wanted[], record: OnRecord): BindingPlan {
  const plan: BindingPlan = { released: [], changed: [], added: [] };
  const taker = takersOf(wanted, record);
  for (const one of wanted) {
    const current = record.current.get(one.accountId);
    if (one.fingerprint === null) {
      if (current !== undefined) plan.released.push({ id: current.id, reason: 'superseded' });
      continue;
    }
    const holds = taker.get(one.fingerprint) === one.accountId;
    if (current?.fingerprint === one.fingerprint) {
      if (isNews(current, one, holds)) plan.changed.push({ id: current.id, wanted: one, holds });
      continue;
    }
    if (wasLost(one, record)) continue;
    if (current !== undefined) plan.released.push({ id: current.id, reason: 'superseded' });
    plan.added.push({ wanted: one, holds });
  }
  for (const [fingerprint, accountId] of taker) {
    const holder = record.holder.get(fingerprint);
    const isOther = holder !== undefined && holder.account_id !== accountId;
    if (isOther && !plan.released.some(({ id }) => id === holder.id)) {
      plan.released.push({ id: holder.id, reason: 'taken_over' });
      plan.changed = plan.changed.filter(({ id }) => id !== holder.id);
    }
  }
  return plan;
}

// Whoever was proven last takes a number, of equals the later word; so the same said again ends with the same holder.
function takersOf(wanted: readonly Wanted[], record: OnRecord): Map<string, string> {
  const takers = new Map<string, { accountId: string; provenAt: number }>();
  for (const one of wanted) {
    // Only a proven number is held against others.
    if (one.fingerprint === null || one.state === 'unverified' || wasLost(one, record)) continue;
    // A word without the time of its proof is as of now.
    const provenAt = one.verifiedAt ?? Number.POSITIVE_INFINITY;
    const toBeat = takers.get(one.fingerprint)?.provenAt ?? silentHolderProvenAt(one, wanted, record);
    if (provenAt >= toBeat) takers.set(one.fingerprint, { accountId: one.accountId, provenAt });
  }
  return new Map([...takers].map(([fingerprint, { accountId }]) => [fingerprint, accountId]));
}

// A holder of whom something is said now holds by that alone, or gives the number up.
function silentHolderProvenAt(one: Wanted, wanted: readonly Wanted[], record: OnRecord): number {
  const holder = record.holder.get(one.fingerprint ?? '');
  const isSilent = holder !== undefined && !wanted.some(({ accountId }) => accountId === holder.account_id);
  return isSilent ? (holder.verified_at ?? 0) : 0;
}

function wasLost(one: Wanted, record: OnRecord): boolean {
  const lostAt = record.lost.get(`${one.accountId} ${one.fingerprint}`);
  if (lostAt === undefined || record.current.get(one.accountId)?.fingerprint === one.fingerprint)
    return false;
  return one.verifiedAt === null || one.verifiedAt <= lostAt;
}

function isNews(current: PhoneBindingRecord, one: Wanted, holds: boolean): boolean {
  return (
    current.state !== one.state ||
    (current.holds === 1) !== holds ||
    (one.verifiedAt !== null && current.verified_at !== one.verifiedAt) ||
    (one.verifiedBy !== null && current.verified_by !== one.verifiedBy)
  );
}
