import type { CaseRecord } from '../../db/tables.ts';
import type { CaseState } from '../contract/case-states.ts';
import { isBeforeApplying, isUndecided } from '../cases/case-policy.ts';
import type { FollowedState } from './case-of-journey.ts';

/** What a case must do because of its journey; null is nothing. */
export type Follow =
  | { do: 'open_again' }
  | { do: 'close'; as: 'self_resolved' | 'ended' }
  | { do: 'cancel_decision' }
  | { do: 'resolve' }
  | { do: 'answer' }
  | { do: 'worsen' }
  | null;

/** What is known of the journey and of what has just arrived. */
export interface FollowFacts {
  /** What an undecided case of this journey is; null where the journey is no longer stuck. */
  followed: FollowedState | null;
  /** The account got through this flow, in this journey or a later one. */
  succeeded: boolean;
  /** The user answered the decision, and not with success. */
  answeredInVain: boolean;
  lapsGrew: boolean;
  journeyOpen: boolean;
}

/** How a case follows its journey, by its own state (domain, sections 2 and 4). Pure. */
export function followCase(row: Pick<CaseRecord, 'state' | 'decision_id'>, facts: FollowFacts): Follow {
  const state = row.state as CaseState;
  if (isUndecided(state)) {
    if (facts.followed === 'open') return facts.lapsGrew ? { do: 'worsen' } : null;
    return { do: 'close', as: facts.followed ?? 'ended' };
  }
  if (isBeforeApplying(state)) return facts.succeeded ? { do: 'cancel_decision' } : null;
  switch (state) {
    case 'waiting_user':
      if (facts.succeeded) return { do: 'resolve' };
      return facts.answeredInVain ? { do: 'answer' } : null;
    case 'applying':
    case 'failed':
      return facts.succeeded ? { do: 'resolve' } : null;
    case 'resolved':
      return facts.lapsGrew && facts.journeyOpen ? { do: 'open_again' } : null;
    case 'self_resolved':
    case 'ended':
      return followClosed(state, row.decision_id !== null, facts.followed);
    default:
      return null;
  }
}

// A late event can show that what looked over is not, or the other way about; a decided case stands.
function followClosed(
  state: 'self_resolved' | 'ended',
  decided: boolean,
  followed: FollowedState | null,
): Follow {
  const wanted = followed ?? 'ended';
  if (decided || wanted === state) return null;
  return wanted === 'open' ? { do: 'open_again' } : { do: 'close', as: wanted };
}
