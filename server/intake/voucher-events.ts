import type { DeviceSighting } from '../accounts/mark-devices.ts';
import type { Heard } from '../recoveries/follow-recoveries.ts';
import { spokenFrom } from '../recoveries/read-marks.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadEvent } from './read-event.ts';

/** Who was seen on which device: in a vouch it is the friend's, not the requester's. */
export function sightingsIn(events: readonly ReadEvent[]): DeviceSighting[] {
  return events.flatMap(({ event, at }) => {
    if (event.deviceId === undefined) return [];
    const isVouch = event.flow === 'recovery' && event.step === 'vouches';
    const accountId = (isVouch ? event.relatedAccountId : undefined) ?? event.accountId;
    return [{ accountId, deviceId: event.deviceId, at }];
  });
}

/** The events that speak to a recovery. */
export function heardByRecoveries(events: readonly ReadEvent[], vault: Vault): Heard[] {
  return events.flatMap(({ event, at }) =>
    event.flow !== 'recovery' || event.requestId === undefined
      ? []
      : [
          {
            id: event.id,
            requestId: event.requestId,
            step: event.step,
            outcome: event.outcome,
            at,
            evidence: event.evidence ?? [],
            friend: event.relatedAccountId ?? null,
            ...spokenFrom(vault, event),
          },
        ],
  );
}
