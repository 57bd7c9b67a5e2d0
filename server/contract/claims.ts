import { z } from 'zod';

/**
 * What each claim of the sentence says, by its key. Steps, reasons and evidence are names: the console puts titles in.
 * Counts are exact; hours and days are whole and rounded down.
 */
export type ClaimParams = {
  /** `laps` laps. */
  'sentence.laps': { laps: number };
  /** `laps` laps, the last `empty` of them without progress. */
  'sentence.lapsEmpty': { laps: number; empty: number };
  /** These steps passed in every round, `times` rounds. */
  'sentence.passedEachTime': { steps: string[]; times: number };
  /** In every round sent on from `step` to `to` because of `reason`. */
  'sentence.sentOnEachTime': { step: string; to: string; reason: string; times: number };
  /** Every lap leaves `step` for `to` because of `reason`. */
  'sentence.sentBackEachTime': { step: string; to: string; reason: string; times: number };
  /** The last lap left `step` for `to` because of `reason`. */
  'sentence.sentBack': { step: string; to: string; reason: string };
  /** There are no friends who could vouch. */
  'sentence.noFriends': { step: string };
  /** `step` refused `times` times for the same `reason`. */
  'sentence.sameReason': { step: string; reason: string; times: number };
  /** The last refusal, while there is no loop. */
  'sentence.refused': { step: string; reason: string };
  /** No answer at `step` for `hours`, and none yet. */
  'sentence.silence': { step: string; hours: number };
  /** No answer at `step` for `hours`, until something came. */
  'sentence.wasSilent': { step: string; hours: number };
  /** The `times`-th failed journey in a row. */
  'sentence.repeatedFailure': { times: number };
  /** Declared evidence that was never tried. */
  'sentence.neverTried': { evidence: string[] };
  'sentence.succeeded': { step: string };
  /** Failed, at `step`. */
  'sentence.ended': { step: string };
  /** Left at `step` and not taken up again, for `days`. */
  'sentence.lapsed': { step: string; days: number };
  /** Nothing is wrong: at `step`, in the `visits`-th visit of the journey. */
  'sentence.underWay': { step: string; visits: number };
  /** So many vouches count of those needed, with `hours` left to gather. */
  'sentence.vouched': { have: number; needed: number; hours: number };
  /** Enough vouches count. */
  'sentence.vouchedEnough': { have: number; needed: number };
  /** Too few vouches count, and the time to gather is over. */
  'sentence.vouchedTooFew': { have: number; needed: number };
  /** Whoever controls one device (network, phone) has `votes` of the votes needed. */
  'sentence.controlled': { votes: number; needed: number };
  /** These share a device or network with the requester. */
  'sentence.sharedWithRequester': { accounts: string[] };
  /** So many vouched within `minutes` of each other. */
  'sentence.burst': { times: number; minutes: number };
  /** Was itself recovered `days` ago, with vouches of the same people. */
  'sentence.recoveredBySame': { accounts: string[]; days: number };
  'sentence.noSecondMethod': Record<never, never>;
  'sentence.nothingUnusual': Record<never, never>;
  /** One of the channels that were told objects. */
  'sentence.objected': { channel: string };
  /** Recovery `caseId` was objected to from `channel`. */
  'sentence.objectedTo': { caseId: number; channel: string };
  /** These vouch for each other round a circle. */
  'sentence.ring': { accounts: string[] };
  /** One of these vouched for all the others within 90 days. */
  'sentence.star': { accounts: string[] };
  /** Recovered accounts among these help to recover the next: the forest-fire pattern. */
  'sentence.chain': { accounts: string[] };
  /** The account was reported as stolen. */
  'sentence.reported': Record<never, never>;
  /** What is asked for, and for which number (masked); `number` is empty where none is named. */
  'sentence.phoneAsked': { action: string; number: string };
  /** These preconditions fail. */
  'sentence.phoneBlocked': { preconditions: string[] };
  /** Nothing stands in the way. */
  'sentence.phoneReady': Record<never, never>;
  /** The new number is not named yet, not verified yet, or the owner is not proven yet. */
  'sentence.phoneMissing': { missing: string[] };
  /** What went wrong before: a reason code. */
  'sentence.phoneTrouble': { reason: string };
  /** The number belongs to somebody else now. */
  'sentence.phoneReassigned': Record<never, never>;
  /** The platform has not said whether the command took effect. */
  'sentence.phoneUnknown': Record<never, never>;
  /** The platform failed half-way and was told to go back: a reason code. */
  'sentence.phoneCompensated': { reason: string };
  /** Undoes what case `caseId` did. */
  'sentence.phoneReversal': { caseId: number };
  /** It took effect. */
  'sentence.phoneDone': { action: string };
  /** The same new number or device was seen in these cases. */
  'sentence.phoneSeenBefore': { cases: string[] };
  /** Recovery `caseId` gave the account back `days` ago and can still be reversed. */
  'sentence.restoredLately': { caseId: number; days: number };
  /** Recovery `caseId` was reversed. */
  'sentence.reversed': { caseId: number };
  /** The owner has locked the account against assisted changes. */
  'sentence.locked': Record<never, never>;
  /** The new number is another account's verified phone. */
  'sentence.newNumberBound': { accounts: string[] };
};

export const claimKeySchema = z.enum([
  'sentence.laps',
  'sentence.lapsEmpty',
  'sentence.passedEachTime',
  'sentence.sentOnEachTime',
  'sentence.sentBackEachTime',
  'sentence.sentBack',
  'sentence.noFriends',
  'sentence.sameReason',
  'sentence.refused',
  'sentence.silence',
  'sentence.wasSilent',
  'sentence.repeatedFailure',
  'sentence.neverTried',
  'sentence.succeeded',
  'sentence.ended',
  'sentence.lapsed',
  'sentence.underWay',
  'sentence.vouched',
  'sentence.vouchedEnough',
  'sentence.vouchedTooFew',
  'sentence.controlled',
  'sentence.sharedWithRequester',
  'sentence.burst',
  'sentence.recoveredBySame',
  'sentence.noSecondMethod',
  'sentence.nothingUnusual',
  'sentence.objected',
  'sentence.objectedTo',
  'sentence.ring',
  'sentence.star',
  'sentence.chain',
  'sentence.reported',
  'sentence.phoneAsked',
  'sentence.phoneBlocked',
  'sentence.phoneReady',
  'sentence.phoneMissing',
  'sentence.phoneTrouble',
  'sentence.phoneReassigned',
  'sentence.phoneUnknown',
  'sentence.phoneCompensated',
  'sentence.phoneReversal',
  'sentence.phoneDone',
  'sentence.phoneSeenBefore',
  'sentence.restoredLately',
  'sentence.reversed',
  'sentence.locked',
  'sentence.newNumberBound',
] satisfies (keyof ClaimParams)[]);
/** Every key of a claim; the console's messages are typed against it. */
export type ClaimKey = z.infer<typeof claimKeySchema>;

export const claimToneSchema = z
  .enum(['loop', 'danger', 'quiet'])
  .describe('orange, red, grey (never by colour alone)');
export type ClaimTone = z.infer<typeof claimToneSchema>;

/** One claim of the sentence, with the events that prove it (screens, "The sentence first"). */
export const claimSchema = z.object({
  key: claimKeySchema,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  eventIds: z.array(z.string()).describe('its evidence, in order; empty where what is missing is the point'),
  tone: claimToneSchema,
});
export type Claim = z.infer<typeof claimSchema>;

/** Makes a claim whose params fit its key. */
export function claim<K extends ClaimKey>(
  key: K,
  params: ClaimParams[K],
  eventIds: string[],
  tone: ClaimTone,
): Claim {
  return { key, params, eventIds, tone };
}
