import type { Reader } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseKind as CaseKindName } from '../contract/case-states.ts';
import type { CaseEvent, JourneyStory } from '../contract/case-story.ts';
import type { DecisionInput, DecisionOption } from '../contract/cases.ts';
import type { Claim } from '../contract/claims.ts';
import type { Titles } from '../contract/names.ts';

/**
 * What follows once the platform took the command: the user must do something (`waiting_user`), the account changes
 * and an event must confirm it (`confirm`), nothing more (`resolved`). `escalate` hands the case to seniors at once.
 */
export type DecisionEffect = 'waiting_user' | 'confirm' | 'resolved' | 'escalate';

/** What a decision will do. A kind computes it from the case as it stands, in the transaction that decides. */
export interface DecisionPlan {
  /** What the platform is told; null where the decision only moves the case. */
  command: { type: string; params: Record<string, unknown> } | null;
  /** The user reads this; null where the user is not told. */
  message: Titles | null;
  secondPerson: boolean;
  then: DecisionEffect;
  /** What was asked for, for the figures of what works; null for others. */
  evidence: string | null;
}

/** A case with its kind's knowledge loaded. */
export interface PreparedCase {
  sentence: Claim[];
  journey: JourneyStory | null;
  events: CaseEvent[];
  options: DecisionOption[];
  /** Throws Problems: `decision_unknown`, `invalid_request`, `decision_refused` and the kind's own. */
  plan(input: Pick<DecisionInput, 'type' | 'params' | 'reason'>): DecisionPlan;
}

/** What a kind of case brings; `cases` knows nothing else of it. */
export interface CaseKind {
  name: CaseKindName;
  /** Whether any of its decisions needs a second person: such cases are never chosen, always dealt. */
  risky: boolean;
  /** What follows a decision of this type; throws for a type that the kind does not have. */
  effectOf(decisionType: string): DecisionEffect;
  prepare(db: Reader, row: CaseRecord, now: number): Promise<PreparedCase>;
}

/** The registry of kinds, filled by compose. */
export type CaseKinds = ReadonlyMap<string, CaseKind>;

/** The kind of a case; every stored case has a registered one. */
export function kindOf(kinds: CaseKinds, name: string): CaseKind {
  const kind = kinds.get(name);
  if (kind === undefined) throw new Error(`no case kind ${name} is registered`);
  return kind;
}
