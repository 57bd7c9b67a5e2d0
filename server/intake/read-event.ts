import { CLOCK_SKEW_MS, eventSchema, type PlatformEvent } from '../contract/event-format.ts';
import type { EventRejection } from '../contract/problem-codes.ts';
import type { Settings } from '../contract/settings.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { jsonFaults } from '../platform/json-body.ts';
import { listFaults, readWith } from '../platform/schema-faults.ts';
import type { Vault } from '../vault/vault.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** An event that may be taken. */
export interface ReadEvent {
  ok: true;
  event: PlatformEvent;
  /** UTC epoch ms; finer digits are cut off. */
  at: number;
  contentHash: string;
}

/** Why one was refused; `raw` is what was sent. */
export interface Refused {
  ok: false;
  id: string | null;
  code: EventRejection;
  detail: string;
  raw: unknown;
}

/** Reads one event as it was sent. Never throws: what is wrong is said in the answer. */
export function readEvent(
  raw: unknown,
  rulebook: Rulebook,
  settings: Settings,
  vault: Vault,
  now: number,
): ReadEvent | Refused {
  const { data: event, faults } = readWith(eventSchema, raw);
  if (faults !== null) return refuse(raw, 'invalid_event', listFaults(faults));
  const unsound = jsonFaults((raw as PlatformEvent).attributes, 'attributes');
  if (unsound.length > 0) return refuse(raw, 'invalid_event', listFaults(unsound));
  const at = Math.floor(Date.parse(event.occurredAt));
  if (!rulebook.knowsFlow(event.flow))
    return refuse(raw, 'unknown_flow', `flow ${event.flow} is not defined`);
  if (!rulebook.knowsStep(event.flow, event.step))
    return refuse(raw, 'unknown_step', `no version of ${event.flow} has a step ${event.step}`);
  if (at > now + CLOCK_SKEW_MS) return refuse(raw, 'in_future', 'occurredAt is more than five minutes ahead');
  if (settings.keepEventsDays !== null && at < now - settings.keepEventsDays * DAY_MS)
    return refuse(raw, 'too_old', `events older than ${settings.keepEventsDays} days are not taken`);
  return { ok: true, event, at, contentHash: contentHash(event, at, vault) };
}

/** A refusal that keeps the id where there is a readable one. */
export function refuse(raw: unknown, code: EventRejection, detail: string): Refused {
  const id = (raw as { id?: unknown } | null)?.id;
  return { ok: false, id: typeof id === 'string' ? id.slice(0, 64) : null, code, detail, raw };
}

// The same moment written in another zone is the same content.
function contentHash(event: PlatformEvent, at: number, vault: Vault): string {
  return vault.fingerprint('content', canonicalJson({ ...event, occurredAt: at }));
}
