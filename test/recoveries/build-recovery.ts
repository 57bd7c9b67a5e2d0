import { recoverySettingsSchema } from '../../server/contract/recovery-settings.ts';
import type { RecoveryFacts, VouchFacts } from '../../server/recoveries/recovery-policy.ts';

export const DAY = 86_400_000;
export const MINUTE = 60_000;
/** When all that the builders tell of happens, in UTC ms. */
export const AT = Date.UTC(2026, 10, 20, 8);
export const RECOVERY_SETTINGS = recoverySettingsSchema.parse({});

/** A friend of ten years who vouched from a device of their own, and whom nothing speaks against. */
export function buildFriend(accountId: string, changes: Partial<VouchFacts> = {}): VouchFacts {
  return {
    accountId,
    verdict: 'vouched',
    // Far apart, so that no two are a burst.
    at: AT + Number(accountId) * 3_600_000,
    place: 0,
    namedAt: AT,
    appointed: false,
    known: true,
    standing: 'normal',
    friendSince: AT - 3_650 * DAY,
    registeredAt: AT - 3_650 * DAY,
    restoredAt: null,
    restoredBy: [],
    vouchesIn90Days: 0,
    vouchesInAll: 0,
    mutual: false,
    marks: { device: [`device of ${accountId}`], network: [], phone: [] },
    ...changes,
  };
}

export function buildFacts(
  friends: readonly VouchFacts[],
  changes: Partial<RecoveryFacts> = {},
): RecoveryFacts {
  return {
    nominateUntil: AT + 3 * DAY,
    secondMethod: 'saved_code',
    objectedBy: [],
    locked: false,
    newPhoneTakenBy: null,
    marks: { device: ['device of the requester'], network: [], phone: [] },
    friends,
    nearStolen: [],
    ...changes,
  };
}
