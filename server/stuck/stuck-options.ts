import type { DecisionOption } from '../contract/cases.ts';
import { STUCK_DECISIONS, STUCK_REASONS, type StuckDecision } from '../contract/stuck.ts';
import type { StuckSituation } from './stuck-situation.ts';

/** The ways out of this stuck verification, in the order of the panel, with what each may name. Pure. */
export function stuckOptions(situation: StuckSituation): DecisionOption[] {
  return STUCK_DECISIONS.map((type) => ({
    type,
    refusal: refusalOf(type, situation),
    secondPerson: type === 'accept_step',
    reasons: reasonsFor(situation),
    needsMessage: type === 'restart_from',
    ...(type === 'request_evidence' && { evidence: situation.untried }),
    ...(type === 'accept_step' && { steps: situation.unpassedSteps }),
    ...(type === 'restart_from' && { steps: situation.steps }),
  }));
}

function refusalOf(type: StuckDecision, situation: StuckSituation): string | null {
  switch (type) {
    case 'request_evidence':
      return situation.untried.length === 0 ? 'decision_refused' : null;
    case 'accept_step':
      return situation.unpassedSteps.length === 0 ? 'decision_refused' : null;
    case 'offer_recovery':
      if (situation.hasNoFriends) return 'no_friends_to_vouch';
      return situation.flow === 'recovery' ? 'decision_refused' : null;
    case 'restart_from':
      return situation.steps.length === 0 ? 'decision_refused' : null;
    case 'reject':
    case 'escalate':
      return null;
  }
}

// The journey's own reasons first: they are why most decisions are taken.
function reasonsFor({ seenReasons }: StuckSituation): string[] {
  return [...new Set([...seenReasons, ...STUCK_REASONS])];
}
