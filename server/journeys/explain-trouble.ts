import { type Claim, claim } from '../contract/claims.ts';
import { NO_FRIENDS } from './explain-laps.ts';
import type { JourneyStory } from './journey-story.ts';
import type { JourneySummary } from './summarise-journey.ts';
import type { JourneyTrace } from './trace-journey.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** What is said beside the laps: no friends, the same reason again, silence, failure after failure. */
export function explainTrouble(story: JourneyStory): Claim[] {
  const { summary, trace } = story;
  const friends = noFriends(trace);
  const same = sameReason(story);
  return [
    ...friends,
    ...same,
    ...(friends.length + same.length === 0 ? refused(story) : []),
    ...silenceClaim(summary, [summary.isSilentNow ? lastEventId(trace) : (summary.stuck?.eventId ?? '')]),
    ...repeatedFailureClaim(story, [lastEventId(trace)]),
  ];
}

/** The silence that lasts now, else the one that made the journey stuck. */
export function silenceClaim({ silence, isSilentNow }: JourneySummary, eventIds: string[]): Claim[] {
  if (silence === null) return [];
  const params = { step: silence.step, hours: Math.floor(silence.ms / HOUR_MS) };
  return [claim(isSilentNow ? 'sentence.silence' : 'sentence.wasSilent', params, eventIds, 'danger')];
}

/** Failure after failure, when there are enough to be stuck by. */
export function repeatedFailureClaim(
  { summary, rules }: Pick<JourneyStory, 'summary' | 'rules'>,
  eventIds: string[],
): Claim[] {
  const times = summary.failedStreak;
  if (times === 0 || times < rules.stuckAfterFailedJourneys) return [];
  return [claim('sentence.repeatedFailure', { times }, eventIds, 'danger')];
}

/** The most frequent (step, reason) of those that are frequent enough; of equals, the furthest along the flow. */
export function mostRefused({
  summary,
  rules,
}: Pick<JourneyStory, 'summary' | 'rules'>): JourneySummary['reasonCounts'][number] | null {
  const often = summary.reasonCounts.filter((count) => count.times >= rules.sameReasonTimes);
  return often.reverse().sort((a, b) => b.times - a.times)[0] ?? null;
}

// True until the same step passes later: then there were friends after all.
function noFriends(trace: JourneyTrace): Claim[] {
  const last = trace.visits.findLast((visit) => visit.reasons.includes(NO_FRIENDS));
  if (last === undefined || last.lastOutcome === 'passed') return [];
  const later = trace.visits.slice(last.index + 1);
  if (later.some((visit) => visit.step === last.step && visit.passIds.length > 0)) return [];
  return [claim('sentence.noFriends', { step: last.step }, refusalIds(trace, last.step, NO_FRIENDS), 'loop')];
}

function sameReason(story: JourneyStory): Claim[] {
  const top = mostRefused(story);
  if (top === null || top.reason === NO_FRIENDS) return [];
  return [claim('sentence.sameReason', top, refusalIds(story.trace, top.step, top.reason), 'loop')];
}

// Only where no lap already tells what went wrong, and only while the refusal is the last word on its step.
function refused({ summary, trace }: JourneyStory): Claim[] {
  const trouble = summary.lastTrouble;
  if (summary.laps > 0 || trouble === null || trouble.reason === null) return [];
  const visit = trace.visits.findLast((one) => one.step === trouble.step);
  const id = visit?.refusals.at(-1)?.eventId;
  if (visit === undefined || id === undefined || visit.lastOutcome === 'passed') return [];
  const { step, reason } = trouble;
  return [claim('sentence.refused', { step, reason }, [id], 'loop')];
}

function refusalIds(trace: JourneyTrace, step: string, reason: string): string[] {
  return trace.visits
    .filter((visit) => visit.step === step)
    .flatMap((visit) => visit.refusals)
    .filter((refusal) => refusal.reason === reason)
    .map((refusal) => refusal.eventId);
}

function lastEventId(trace: JourneyTrace): string {
  return trace.visits.at(-1)?.eventIds.at(-1) ?? '';
}
