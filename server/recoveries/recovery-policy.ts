import type { FaultCode } from '../contract/fault-texts.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';
import type { VouchRefusal } from '../contract/recoveries.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

/** The marks of an account by which two can be seen to be in one hand: keyed fingerprints. */
export interface Marks {
  device: readonly string[];
  network: readonly string[];
  phone: readonly string[];
}

/** What is known of a nominated or vouching friend. Times are UTC epoch ms, null where unknown. */
export interface VouchFacts {
  accountId: string;
  verdict: 'asked' | 'vouched' | 'declined' | 'withdrawn';
  at: number | null;
  /** The place among the named friends, from 0, those appointed beforehand first; null where not named. */
  place: number | null;
  namedAt: number | null;
  /** The owner had appointed this friend before the recovery was opened. */
  appointed: boolean;
  known: boolean;
  standing: string | null;
  friendSince: number | null;
  registeredAt: number | null;
  restoredAt: number | null;
  /** Who vouched for this account's own latest recovery. */
  restoredBy: readonly string[];
  /** Other accounts it vouched for, within 90 days and in all. */
  vouchesIn90Days: number;
  vouchesInAll: number;
  /** The requester once vouched for it. */
  mutual: boolean;
  marks: Marks;
}

/** What a whole recovery stands on. */
export interface RecoveryFacts {
  nominateUntil: number;
  secondMethod: string | null;
  /** The channels whose objection nobody has overruled. */
  objectedBy: readonly string[];
  /** The owner's lock: no assisted change. */
  locked: boolean;
  /** Another account whose verified phone the new number is; null where it is free or unknown. */
  newPhoneTakenBy: string | null;
  marks: Marks;
  friends: readonly VouchFacts[];
  /** Frozen, banned or reported accounts that a voucher was seen with or vouched for or by. */
  nearStolen: readonly string[];
}

/** Why a vouch does not count; null where it does (domain, section 6). Of each account only the last word is heard. */
export function vouchRefusal(
  friend: VouchFacts,
  nominateUntil: number,
  settings: RecoverySettings,
): VouchRefusal | null {
  const at = friend.at ?? 0;
  if (friend.place === null) return 'not_named';
  if (friend.place >= settings.friendsNamed) return 'too_many_named';
  if (at > nominateUntil) return 'late';
  if (!friend.known) return 'unknown_account';
  if (friend.standing !== null && friend.standing !== 'normal') return 'not_in_good_standing';
  if (friend.friendSince === null) return 'no_friendship';
  // Who was first named in the request must have been a friend for long by then; an appointed one when they vouch.
  const judgedAt = friend.appointed ? at : (friend.namedAt ?? at);
  if (judgedAt - friend.friendSince < settings.friendshipDays * DAY_MS) return 'friendship_too_young';
  if (friend.registeredAt === null || at - friend.registeredAt < settings.friendAccountDays * DAY_MS)
    return 'account_too_young';
  if (friend.restoredAt !== null && at - friend.restoredAt < settings.probationDays * DAY_MS)
    return 'on_probation';
  const spent =
    friend.vouchesIn90Days >= settings.vouchesIn90Days || friend.vouchesInAll >= settings.vouchesInAll;
  return spent ? 'vouched_too_often' : null;
}

/** The friends who vouched and whose vouch counts. */
export function countedVouchers(facts: RecoveryFacts, settings: RecoverySettings): VouchFacts[] {
  return facts.friends.filter(
    (friend) => friend.verdict === 'vouched' && vouchRefusal(friend, facts.nominateUntil, settings) === null,
  );
}

/** Why the recovery cannot be approved as it stands; null where it can. */
export function approvalRefusal(facts: RecoveryFacts, settings: RecoverySettings): ProblemCode | null {
  if (facts.locked) return 'assisted_change_locked';
  if (facts.objectedBy.length > 0) return 'objection_stands';
  if (facts.newPhoneTakenBy !== null) return 'new_number_bound';
  if (countedVouchers(facts, settings).length < settings.vouchesNeeded) return 'vouches_missing';
  return facts.secondMethod === null ? 'second_method_missing' : null;
}

/** How long an approved recovery waits, in ms. */
export function coolingOffMs(total: number, settings: RecoverySettings): number {
  const high = total >= settings.highRiskFrom;
  return (high ? settings.coolingOffHighRiskHours : settings.coolingOffHours) * HOUR_MS;
}

/** What became of a recovery. Times are UTC epoch ms, null where it has not happened. */
export interface Restored {
  restoredAt: number | null;
  reversedAt: number | null;
  /** The case that is having it reversed. */
  reverseCaseId: number | null;
}

/** Until when a recovery can be reversed, UTC ms; null where it never took effect. */
export function reversibleUntil(restoredAt: number | null, settings: RecoverySettings): number | null {
  return restoredAt === null ? null : restoredAt + settings.reverseDays * DAY_MS;
}

/** Why case `caseId` cannot have this recovery reversed; null where it can. */
export function reversalRefusal(
  recovery: Restored | null,
  caseId: number,
  settings: RecoverySettings,
  now: number,
): ProblemCode | null {
  const until = reversibleUntil(recovery?.restoredAt ?? null, settings);
  if (recovery === null || until === null) return 'nothing_to_reverse';
  if (recovery.reversedAt !== null || (recovery.reverseCaseId ?? caseId) !== caseId)
    return 'already_reversed';
  return now > until ? 'reversal_over' : null;
}

/** Why the naming of friends is refused; null where it is not. */
export function namingFault(friends: readonly string[], accountId: string): FaultCode | null {
  if (friends.includes(accountId)) return 'own_friend';
  return new Set(friends).size === friends.length ? null : 'friend_named_twice';
}
