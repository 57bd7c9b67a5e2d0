import type { FlowRules } from './flow-rules.ts';
import type { JourneyEvent } from './journey-event.ts';

/** Where a transition leads; `other` is to or from a step that the journey's version lacks. */
export type TransitionKind = 'forward' | 'retry' | 'lap' | 'other';

/** Whether an event begins a new visit after an event at `previousStep` (domain, section 2, "Visit"). */
export function beginsVisit(previousStep: string, event: JourneyEvent): boolean {
  return event.step !== previousStep || event.outcome === 'entered';
}

/** The kind of the transition between two consecutive visits (domain, section 2, "Transition" and "Version"). */
export function transitionKind(from: string, to: string, rules: FlowRules): TransitionKind {
  if (from === to) return 'retry';
  const left = rules.positionOf(from);
  const arrived = rules.positionOf(to);
  if (left < 0 || arrived < 0) return 'other';
  return arrived > left ? 'forward' : 'lap';
}
