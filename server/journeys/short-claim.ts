import { type Claim, claim } from '../contract/claims.ts';
import { outcomeClaim, underWayClaim } from './explain-journey.ts';
import { lapsClaim } from './explain-laps.ts';
import { mostRefused, repeatedFailureClaim, silenceClaim } from './explain-trouble.ts';
import type { JourneyStory } from './journey-story.ts';

/**
 * The sentence's short form for lists: the one claim that says most, from the summary alone. Links only to the event
 * that made the journey stuck, if one did.
 */
export function shortClaim({ summary, rules, now }: Omit<JourneyStory, 'trace'>): Claim {
  const ids = summary.stuck === null ? [] : [summary.stuck.eventId];
  const outcome = outcomeClaim(summary, now, ids);
  const said = [
    ...(summary.outcome === 'succeeded' ? outcome : []),
    ...repeatedFailureClaim({ summary, rules }, ids),
    ...(summary.laps >= rules.stuckAfterLaps ? [lapsClaim(summary, ids)] : []),
    ...sameReasonClaim({ summary, rules }, ids),
    ...silenceClaim(summary, ids),
    ...outcome,
    ...(summary.laps > 0 ? [lapsClaim(summary, ids)] : []),
    ...refusedClaim(summary.lastTrouble, ids),
  ];
  return said[0] ?? underWayClaim(summary, ids);
}

function sameReasonClaim(story: Pick<JourneyStory, 'summary' | 'rules'>, ids: string[]): Claim[] {
  const top = mostRefused(story);
  return top === null ? [] : [claim('sentence.sameReason', top, ids, 'loop')];
}

function refusedClaim(trouble: JourneyStory['summary']['lastTrouble'], ids: string[]): Claim[] {
  if (trouble === null || trouble.reason === null) return [];
  return [claim('sentence.refused', { step: trouble.step, reason: trouble.reason }, ids, 'loop')];
}
