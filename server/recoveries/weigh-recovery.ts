import type { RiskSignal } from '../contract/recoveries.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { controlOf } from './group-marks.ts';
import type { Marks, RecoveryFacts, VouchFacts } from './recovery-policy.ts';
import { DAY_MS, MINUTE_MS } from '../contract/time-units.ts';

const MOST_POINTS = 100;

type Part = Omit<RiskSignal, 'weight'>;

/** What speaks against a recovery, part by part, and the total: the sum of the parts shown, at most 100. */
export interface RecoveryRisk {
  vouchers: Map<string, RiskSignal[]>;
  request: RiskSignal[];
  points: number;
  total: number;
}

/**
 * Weighs a recovery (domain, section 6, "Signals"). Vouches that do not count are weighed too: they show who stands
 * behind the request. Pure: the same facts and settings give the same figures in any order of the friends.
 */
export function weighRecovery(facts: RecoveryFacts, settings: RecoverySettings): RecoveryRisk {
  const cast = facts.friends.filter((friend) => friend.verdict === 'vouched');
  const weigh = (part: Part): RiskSignal => ({ ...part, weight: settings.weights[part.signal] });
  const vouchers = new Map(
    cast.map((one) => [one.accountId, voucherParts(one, cast, facts, settings).map(weigh)]),
  );
  const request = requestParts(cast, facts, settings).map(weigh);
  const points = [...vouchers.values(), request].flat().reduce((sum, { weight }) => sum + weight, 0);
  return { vouchers, request, points, total: Math.min(MOST_POINTS, points) };
}

function voucherParts(
  one: VouchFacts,
  cast: readonly VouchFacts[],
  facts: RecoveryFacts,
  settings: RecoverySettings,
): Part[] {
  const at = one.at ?? 0;
  const parts: Part[] = [];
  const add = (part: Omit<Part, 'accounts' | 'limit'> & Partial<Part>) =>
    parts.push({ accounts: [], limit: null, ...part });
  const friendship = daysBetween(one.friendSince, at) ?? 0;
  if (friendship < settings.youngFriendshipDays)
    add({
      signal: 'friendship_age',
      figure: friendship,
      limit: settings.youngFriendshipDays,
      source: 'relations',
    });
  const age = daysBetween(one.registeredAt, at) ?? 0;
  if (age < settings.youngAccountDays)
    add({ signal: 'account_age', figure: age, limit: settings.youngAccountDays, source: 'accounts' });
  if (one.standing !== null && one.standing !== 'normal')
    add({ signal: 'standing', figure: 1, source: 'accounts' });
  if (shares(one.marks, facts.marks, 'device'))
    add({ signal: 'shared_device', figure: 1, limit: settings.sharedWithinDays, source: 'events' });
  if (shares(one.marks, facts.marks, 'network'))
    add({ signal: 'shared_network', figure: 1, limit: settings.sharedWithinDays, source: 'events' });
  if (shares(one.marks, facts.marks, 'phone'))
    add({ signal: 'shared_phone', figure: 1, limit: null, source: 'accounts' });
  const near = cast
    .filter((other) => other !== one && Math.abs((other.at ?? 0) - at) <= settings.burstMinutes * MINUTE_MS)
    .sort((a, b) => Math.abs((a.at ?? 0) - at) - Math.abs((b.at ?? 0) - at) || compare(a, b));
  if (near[0] !== undefined)
    add({
      signal: 'burst',
      figure: Math.round(Math.abs((near[0].at ?? 0) - at) / MINUTE_MS),
      limit: settings.burstMinutes,
      source: 'vouches',
      accounts: near.map((other) => other.accountId),
    });
  if (one.vouchesIn90Days >= 2)
    add({ signal: 'many_vouches', figure: one.vouchesIn90Days, limit: 2, source: 'vouches' });
  const recovered = daysBetween(one.restoredAt, at);
  if (recovered !== null && recovered >= 0 && recovered < settings.recoveredWithinDays) {
    add({
      signal: 'recently_recovered',
      figure: recovered,
      limit: settings.recoveredWithinDays,
      source: 'vouches',
    });
    const same = cast.filter((other) => one.restoredBy.includes(other.accountId));
    if (same.length > 0)
      add({
        signal: 'same_people',
        figure: same.length,
        source: 'vouches',
        accounts: same.map((other) => other.accountId).sort(),
      });
  }
  if (one.mutual) add({ signal: 'mutual', figure: 1, source: 'vouches' });
  return parts;
}

function requestParts(cast: readonly VouchFacts[], facts: RecoveryFacts, settings: RecoverySettings): Part[] {
  const parts: Part[] = [];
  const control = controlOf(cast, settings.vouchesNeeded);
  const limit = settings.vouchesNeeded;
  if (control.largest >= 2)
    parts.push({
      signal: 'control_points',
      figure: control.largest,
      limit,
      source: 'events',
      accounts: control.accounts,
    });
  const tight = cast.filter((one) => one.mutual || one.restoredBy.some((by) => isIn(cast, by)));
  if (tight.length >= 2)
    parts.push({
      signal: 'tight_group',
      figure: tight.length,
      limit,
      source: 'vouches',
      accounts: tight.map((one) => one.accountId).sort(),
    });
  if (facts.nearStolen.length > 0)
    parts.push({
      signal: 'near_stolen',
      figure: facts.nearStolen.length,
      limit: null,
      source: 'accounts',
      accounts: [...facts.nearStolen].sort(),
    });
  return parts;
}

function shares(a: Marks, b: Marks, by: keyof Marks): boolean {
  return a[by].some((mark) => b[by].includes(mark));
}

function isIn(cast: readonly VouchFacts[], accountId: string): boolean {
  return cast.some((one) => one.accountId === accountId);
}

function compare(a: VouchFacts, b: VouchFacts): number {
  return a.accountId < b.accountId ? -1 : 1;
}

/** Whole days; null where the beginning is unknown. */
export function daysBetween(since: number | null, at: number): number | null {
  return since === null ? null : Math.floor((at - since) / DAY_MS);
}
