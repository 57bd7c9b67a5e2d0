import { putAccounts } from '../accounts/put-accounts.ts';
import { putRelations } from '../accounts/put-relations.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import { takeSlice } from '../intake/take-events.ts';
import { takeRequest } from '../intake/take-requests.ts';
import { keepBindings } from '../phones/keep-bindings.ts';
import type { KeyActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import type { DemoDeps } from './demo-deps.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** One friend of a demo recovery: how old the friendship is, and when they vouched, if they did. */
interface DemoVoucher {
  friend: string;
  friendDays: number;
  /** Minutes after the request; null: no answer yet. */
  after: number | null;
  device?: string;
}

interface DemoRecovery {
  id: string;
  accountId: string;
  openedAgo: number;
  device: string;
  secondMethod?: 'saved_code' | 'dynamic_token' | 'address_code';
  vouchers: DemoVoucher[];
}

const platform: KeyActor = {
  type: 'key',
  keyId: 'demo',
  name: 'demo',
  scopes: [],
  requestId: null,
  address: null,
};

/** The one in the picture, in which a device has two of three votes; what it needed to begin with; and honest ones. */
const RECOVERIES: readonly DemoRecovery[] = [
  {
    // How the thieves came by one of the accounts that vouch below.
    id: 'demo_recovery_0',
    accountId: '100207719',
    openedAgo: 11 * DAY_MS,
    device: 'demo_stranger',
    secondMethod: 'address_code',
    vouchers: [
      { friend: '100207720', friendDays: 260, after: 12, device: 'demo_d_9f' },
      { friend: '100201181', friendDays: 240, after: 15, device: 'demo_d_9f' },
      { friend: '100201180', friendDays: 255, after: 17, device: 'demo_d_9e' },
    ],
  },
  {
    id: 'demo_recovery_1',
    accountId: '100200931',
    openedAgo: 13 * HOUR_MS,
    device: 'demo_d_9f',
    secondMethod: 'address_code',
    vouchers: [
      { friend: '100207719', friendDays: 200, after: 9, device: 'demo_d_9f' },
      { friend: '100207720', friendDays: 198, after: 15, device: 'demo_d_9f' },
      { friend: '100204452', friendDays: 2_190, after: 690 },
      { friend: '100204453', friendDays: 1_500, after: null },
      { friend: '100204454', friendDays: 90, after: null },
    ],
  },
  {
    id: 'demo_recovery_2',
    accountId: '100200932',
    openedAgo: 20 * HOUR_MS,
    device: 'demo_owner_932',
    secondMethod: 'saved_code',
    vouchers: [
      { friend: '100204455', friendDays: 3_100, after: 95 },
      { friend: '100204456', friendDays: 2_400, after: 310 },
      { friend: '100204457', friendDays: 1_900, after: 770 },
      { friend: '100204458', friendDays: 800, after: null },
    ],
  },
  {
    id: 'demo_recovery_3',
    accountId: '100200933',
    openedAgo: 30 * HOUR_MS,
    device: 'demo_owner_933',
    vouchers: [
      { friend: '100204459', friendDays: 2_900, after: 140 },
      { friend: '100204460', friendDays: 120, after: 260 },
      { friend: '100204461', friendDays: 1_400, after: null },
    ],
  },
];

/** Recoveries with the help of friends, told as the platform would tell of them. */
export async function addDemoRecoveries(deps: DemoDeps, now: number): Promise<void> {
  const people = new Set(
    RECOVERIES.flatMap((one) => [one.accountId, ...one.vouchers.map(({ friend }) => friend)]),
  );
  await deps.db.write(async (tx) => {
    const known = [...people].map((accountId) => ({
      accountId,
      patch: {
        state: 'normal' as const,
        region: 'CN-44',
        registeredAt: isoOf(now - 4_000 * DAY_MS),
        phone: `+8613${accountId}`,
        phoneState: 'verified' as const,
      },
    }));
    await putAccounts(tx, deps.vault, now, known);
    await keepBindings(tx, deps.vault, now, known);
    await putRelations(
      tx,
      deps.vault,
      RECOVERIES.flatMap(({ accountId, vouchers, openedAgo }) => [
        {
          kind: 'trusted_device' as const,
          accountId,
          deviceId: `old_${accountId}`,
          since: isoOf(now - 900 * DAY_MS),
        },
        ...vouchers.map(({ friend, friendDays }) => ({
          kind: 'friendship' as const,
          accountId,
          otherAccountId: friend,
          since: isoOf(now - openedAgo - friendDays * DAY_MS),
        })),
      ]),
    );
  });
  for (const recovery of RECOVERIES) await tell(deps, recovery, now);
}

async function tell(deps: DemoDeps, recovery: DemoRecovery, now: number): Promise<void> {
  const { id, accountId, device, secondMethod, vouchers } = recovery;
  const openedAt = now - recovery.openedAgo;
  await takeRequest(deps.intake, platform, {
    id,
    kind: 'friend_recovery',
    accountId,
    openedAt: isoOf(openedAt),
    params: {
      friends: vouchers.map(({ friend }) => friend),
      deviceId: device,
      newPhone: `+8615${accountId}`,
      ...(secondMethod !== undefined && { secondMethod }),
    },
  });
  const events = vouchers.flatMap(({ friend, after, device: from }): PlatformEvent[] =>
    after === null
      ? []
      : [
          {
            id: `${id}_${friend}`,
            accountId,
            flow: 'recovery',
            step: 'vouches',
            outcome: 'passed',
            occurredAt: isoOf(openedAt + after * MINUTE_MS),
            requestId: id,
            relatedAccountId: friend,
            deviceId: from ?? `demo_of_${friend}`,
          },
        ],
  );
  // The one that came first ended long ago, with the account in other hands.
  if (recovery.openedAgo > 3 * DAY_MS)
    events.push({
      id: `${id}_restored`,
      accountId,
      flow: 'recovery',
      step: 'restored',
      outcome: 'passed',
      occurredAt: isoOf(openedAt + 30 * MINUTE_MS),
      requestId: id,
    });
  await takeSlice(deps.intake, events, 'demo', () => Promise.resolve());
}
