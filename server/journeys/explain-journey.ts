import { type Claim, claim } from '../contract/claims.ts';
import { explainLaps } from './explain-laps.ts';
import { explainTrouble } from './explain-trouble.ts';
import type { EvidenceRow } from './evidence-matrix.ts';
import type { JourneyStory } from './journey-story.ts';
import type { JourneySummary } from './summarise-journey.ts';
import type { JourneyTrace } from './trace-journey.ts';
import { DAY_MS } from '../contract/time-units.ts';

/**
 * The sentence: what is wrong and why, as claims in reading order, each with the events that prove it; never empty
 * (screens, "The sentence first"). Every figure is exact; nothing is guessed.
 */
export function explainJourney(story: JourneyStory): Claim[] {
  const laps = explainLaps(story);
  const wrong = [...laps, ...explainTrouble(story).filter((one) => !isEcho(one, laps))];
  const untried = wrong.length > 0 ? neverTried(story) : [];
  const end = outcomeClaim(story.summary, story.now, lastEventIds(story.trace));
  const claims = [...wrong, ...untried, ...end];
  return claims.length > 0 ? claims : [underWayClaim(story.summary, lastEventIds(story.trace))];
}

/** How it ended, if it did; a journey that is silent now says so instead of that it lapsed. */
export function outcomeClaim(summary: JourneySummary, now: number, eventIds: string[]): Claim[] {
  const step = summary.exitStep;
  if (summary.outcome === 'succeeded') return [claim('sentence.succeeded', { step }, eventIds, 'quiet')];
  if (summary.outcome === 'failed') return [claim('sentence.ended', { step }, eventIds, 'quiet')];
  if (summary.outcome !== 'lapsed' || summary.isSilentNow) return [];
  const days = Math.floor((now - summary.lastAt) / DAY_MS);
  return [claim('sentence.lapsed', { step, days }, eventIds, 'quiet')];
}

/** Nothing is wrong so far. */
export function underWayClaim(summary: JourneySummary, eventIds: string[]): Claim {
  return claim('sentence.underWay', { step: summary.exitStep, visits: summary.visits }, eventIds, 'quiet');
}

// "Each time for this reason" already says that the reason came again.
function isEcho(one: Claim, laps: readonly Claim[]): boolean {
  const { step, reason, times } = one.params;
  if (one.key !== 'sentence.sameReason') return false;
  return laps.some(
    ({ params }) => params['step'] === step && params['reason'] === reason && params['times'] === times,
  );
}

// From the matrix: a step that is about one piece tries it also when its events do not name it.
function neverTried({ summary, trace }: JourneyStory): Claim[] {
  if (summary.outcome === 'succeeded') return [];
  const evidence = trace.evidence.filter(isUntried).map((row) => row.evidence);
  return evidence.length > 0 ? [claim('sentence.neverTried', { evidence }, [], 'quiet')] : [];
}

function isUntried(row: EvidenceRow): boolean {
  return row.cells.every((cell) => cell.state === 'not_tried');
}

function lastEventIds(trace: JourneyTrace): string[] {
  return trace.visits.at(-1)?.eventIds.slice(-1) ?? [];
}
