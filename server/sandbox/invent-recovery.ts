import type { PlatformRequest } from '../contract/platform-formats.ts';
import { chance } from './chance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** Who is behind a recovery, which nobody outside the sandbox is told: the truth that tests hold the score against. */
export type Character = 'honest' | 'careless' | 'attacker';

/** A recovery as the platform would tell of it; moments are given as how long ago, in ms. */
export interface InventedRecovery {
  character: Character;
  accounts: { accountId: string; state: 'normal'; registeredAt: number; region: string }[];
  friendships: { friend: string; since: number }[];
  request: Omit<PlatformRequest, 'openedAt'>;
  openedAgo: number;
  vouches: { friend: string; ago: number; deviceId: string; ip: string; outcome: 'passed' | 'failed' }[];
}

const FRIENDS = 5;
const OPENED_AGO = 6 * HOUR_MS;

/** Whether the account's recovery is its owner's: 7 of 10 are, 1 has careless friends, 2 are thefts. */
export function characterOf(seed: string, accountId: string): Character {
  const luck = chance(seed, accountId, 'character');
  if (luck < 0.7) return 'honest';
  return luck < 0.8 ? 'careless' : 'attacker';
}

/**
 * Invents a recovery. Honest users have old friends who answer over hours from their own devices, now and then one of
 * the same household or two at once; careless friends answer a stranger; an attacker's are accounts stolen before,
 * befriended lately (the forest-fire pattern of Gong and Wang, 2014), worked from few devices in a hurry by most and
 * from clean ones with patience by some. Pure.
 */
export function inventRecovery(seed: string, accountId: string, id: string): InventedRecovery {
  const luck = (what: string) => chance(seed, accountId, what);
  const character = characterOf(seed, accountId);
  const isTheft = character === 'attacker';
  const isPatient = !isTheft || luck('patient') < 0.4;
  // Thieves share their accounts among thefts; everybody else has friends of their own.
  const gang = Math.floor(luck('gang') * 40);
  const friends = Array.from({ length: FRIENDS }, (_, index) =>
    isTheft && index < 3 ? `stolen_${gang}_${index}` : friendOf(accountId, index),
  );
  const friendship = (index: number) =>
    isTheft && index < 3
      ? (150 + 450 * luck(`age ${index}`)) * DAY_MS
      : (300 + 3_300 * luck(`age ${index}`)) * DAY_MS;
  const needed = character === 'careless' ? 4 : 3;
  const deviceOf = (index: number) => {
    if (!isPatient && luck(`device ${index}`) < 0.7) return `device_gang_${gang}`;
    if (!isTheft && index === 0 && luck('household') < 0.15) return `device_of_${accountId}`;
    return `device_${friends[index]}`;
  };
  const agoOf = (index: number) =>
    isPatient
      ? OPENED_AGO - HOUR_MS * (1 + index * luck(`patience ${index}`))
      : (20 - 6 * index * luck(`haste ${index}`)) * MINUTE_MS;
  return {
    character,
    accounts: friends.map((friend, index) => ({
      accountId: friend,
      state: 'normal',
      registeredAt: (500 + 3_500 * luck(`account ${index}`)) * DAY_MS,
      region: 'CN-44',
    })),
    friendships: friends.map((friend, index) => ({ friend, since: friendship(index) })),
    request: {
      id,
      kind: 'friend_recovery',
      accountId,
      params: {
        friends,
        secondMethod: isTheft ? 'address_code' : 'saved_code',
        deviceId: isTheft ? `device_gang_${gang}` : `device_of_${accountId}`,
        ip: networkOf(isTheft ? `gang ${gang}` : accountId, seed, 1),
      },
    },
    openedAgo: OPENED_AGO,
    vouches: friends.slice(0, needed).map((friend, index) => ({
      friend,
      ago: agoOf(index),
      deviceId: deviceOf(index),
      ip: networkOf(!isPatient && luck(`net ${index}`) < 0.5 ? `gang ${gang}` : friend, seed, index + 2),
      outcome: 'passed',
    })),
  };
}

// Addresses kept for examples in documents would all lie in three networks: these are private ones.
function networkOf(who: string, seed: string, host: number): string {
  const place = Math.floor(chance(seed, who, 'network') * 65_536);
  return `10.${place >> 8}.${place & 255}.${host}`;
}

/** The name of a user's friend; the number goes first, so that a long account number hides none. */
export function friendOf(accountId: string, index: number): string {
  return `f${index}_${accountId}`.slice(0, 32);
}
