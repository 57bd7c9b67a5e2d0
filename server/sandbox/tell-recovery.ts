import type { PlatformEvent } from '../contract/event-format.ts';
import type { InventedRecovery } from './invent-recovery.ts';
import { type EventTarget, sendEvents, sendSigned } from './send-events.ts';

/** Tells the server of a recovery as a platform would: who the friends are, the request, and what they said. */
export async function tellRecovery(target: EventTarget, recovery: InventedRecovery): Promise<void> {
  const now = Date.now();
  const { request, accounts, friendships, openedAgo } = recovery;
  const { accountId } = request;
  const ago = (ms: number) => new Date(now - ms).toISOString();
  await sendSigned(
    target,
    '/api/platform/v1/accounts',
    `acc_${request.id}`,
    accounts.map((account) => ({ ...account, registeredAt: ago(account.registeredAt) })),
  );
  await sendSigned(
    target,
    '/api/platform/v1/relations',
    `rel_${request.id}`,
    friendships.map(({ friend, since }) => ({
      kind: 'friendship',
      accountId,
      otherAccountId: friend,
      since: ago(since),
    })),
  );
  await sendSigned(target, '/api/platform/v1/requests', request.id, { ...request, openedAt: ago(openedAgo) });
  await sendEvents(
    target,
    `vou_${request.id}`,
    recovery.vouches.map(
      ({ friend, ago: since, deviceId, ip, outcome }, index): PlatformEvent => ({
        id: `${request.id}_v${index}`,
        accountId,
        flow: 'recovery',
        step: 'vouches',
        outcome,
        occurredAt: ago(since),
        requestId: request.id,
        relatedAccountId: friend,
        deviceId,
        ip,
      }),
    ),
  );
}
