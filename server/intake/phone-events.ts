import { isPhoneNews } from '../phones/follow-phones.ts';
import type { PhoneNews } from '../phones/phone-news.ts';
import type { ReadEvent } from './read-event.ts';

/** The events that speak of phones. */
export function heardByPhones(events: readonly ReadEvent[]): PhoneNews[] {
  return events.flatMap(({ event, at }) =>
    isPhoneNews(event)
      ? [
          {
            id: event.id,
            accountId: event.accountId,
            flow: event.flow,
            step: event.step,
            outcome: event.outcome,
            reason: event.reason ?? null,
            at,
            evidence: event.evidence ?? [],
            commandId: event.commandId ?? null,
            requestId: event.requestId ?? null,
          },
        ]
      : [],
  );
}
