import type { Outcome } from '../contract/outcomes.ts';

/** A decision that was looked at, and what happened to its case and account. Moments are UTC ms. */
export interface DecisionFacts {
  decidedAt: number;
  /** When every decision of the case was taken, this one's too; those taken back do not count. */
  decisions: readonly number[];
  resolvedAt: readonly number[];
  reopenedAt: readonly number[];
  /** Further cases of the account in the same flow. */
  openedAt: readonly number[];
}

/** What became of a decision in the time after it, as it was then: what came later changes nothing. Pure. */
export function outcomeOf(facts: DecisionFacts, withinMs: number): Outcome {
  const { decidedAt, decisions, resolvedAt, reopenedAt, openedAt } = facts;
  const until = decidedAt + withinMs;
  const isSoon = (at: number) => at > decidedAt && at <= until;
  if (reopenedAt.some(isSoon)) return 'reopened';
  if (decisions.some(isSoon)) return 'decided_again';
  if (openedAt.some(isSoon)) return 'further_case';
  return resolvedAt.some((at) => at >= decidedAt && at <= until) ? 'ended' : 'not_resolved';
}
