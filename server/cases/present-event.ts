import type { EventRecord } from '../../db/tables.ts';
import type { CaseEvent } from '../contract/case-story.ts';
import { isoOf } from '../platform/clock.ts';

/** One event as the case page lists it. */
export function presentEvent(event: EventRecord): CaseEvent {
  return {
    id: event.id,
    at: isoOf(event.occurred_at),
    step: event.step,
    outcome: event.outcome,
    reason: event.reason,
    evidence: event.evidence === null ? [] : (JSON.parse(event.evidence) as string[]),
    channel: event.channel,
    clientVersion: event.client_version,
    submissionId: event.submission_id,
    commandId: event.command_id,
  };
}
