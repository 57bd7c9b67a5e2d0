import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import type { CaseKind as CaseKindName } from '../contract/case-states.ts';
import type { CaseEvent, JourneyStory } from '../contract/case-story.ts';
import type { AccountFacts, DecisionInput, DecisionOption } from '../contract/cases.ts';
import type { Claim } from '../contract/claims.ts';
import type { Titles } from '../contract/names.ts';
import type { PlatformRequest } from '../contract/platform-formats.ts';
import type { PhoneStory } from '../contract/phones.ts';
import type { ReviewStory } from '../contract/quality.ts';
import type { AlertStory, RecoveryStory } from '../contract/recoveries.ts';
import type { StaffActor } from '../platform/actor.ts';

/**
 * What follows once the platform took the command: the user must do something (`waiting_user`), the account changes
 * and an event must confirm it (`confirm`), nothing more (`resolved`). `escalate` hands the case to seniors at once.
 */
export type DecisionEffect = 'waiting_user' | 'confirm' | 'resolved' | 'escalate';

/** What a decision will do. A kind computes it from the case as it stands, in the transaction that decides. */
export interface DecisionPlan {
  /** What the platform is told; null where the decision only moves the case. */
  command: {
    type: string;
    params: Record<string, unknown>;
    /** Personal data that the platform needs: joins the parameters in the sealed command, and is shown to nobody. */
    sealed?: Record<string, unknown>;
    /** Where it is not the case's own. */
    accountId?: string;
  } | null;
  /** The user reads this; null where the user is not told. */
  message: Titles | null;
  secondPerson: boolean;
  then: DecisionEffect;
  /** What was asked for, for the figures of what works; null for others. */
  evidence: string | null;
  /** How long an approved decision waits before its effect, in ms, so that the owner can object; absent: not at all. */
  coolingOffMs?: number;
  /** The figures it rests on: kept on the timeline and in the record with the decision. */
  basis?: Record<string, string | number>;
}

/** A moment in a decision's life at which its kind may write more, in the same transaction. */
export type DecisionMoment = { at: 'approved'; effectAt: number } | { at: 'applied' };

/** Somebody who was told of a request says no. */
export interface Objection {
  requestId: string;
  id: string;
  channel: string;
  at: number;
}

/** A case with its kind's knowledge loaded. */
export interface PreparedCase {
  sentence: Claim[];
  journey: JourneyStory | null;
  recovery?: RecoveryStory;
  phone?: PhoneStory;
  alert?: AlertStory;
  review?: ReviewStory;
  /** Shown instead of what is known of the case's own account, and nothing related beside it. */
  account?: AccountFacts;
  events: CaseEvent[];
  options: DecisionOption[];
  /** Other cases on which a decision of this type rests: who acted on them is no second person for it. */
  restsOn?(decisionType: string): readonly number[];
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
  /** A request of the platform opened this case. Throws `invalid_request`; nothing is written then. */
  begin?(tx: Tx, now: number, row: CaseRecord, request: PlatformRequest): Promise<void>;
  /** Staff opened this case for somebody who called. */
  beginForCaller?(tx: Tx, now: number, row: CaseRecord): Promise<void>;
  /** Whether the kind itself says when a command of this decision took effect; else any event that answers it does. */
  settlesItself?(decisionType: string): boolean;
  /**
   * Somebody proposes or approves a decision that takes two. Throws where a brake holds them or the case; may set a
   * brake for the next time, in the same transaction.
   */
  restrain?(tx: Tx, now: number, actor: StaffActor, row: CaseRecord): Promise<void>;
  /** Stops what can still be stopped; false where this channel was overruled before and cannot object again. */
  object?(tx: Tx, now: number, row: CaseRecord, objection: Objection): Promise<boolean>;
  /** Follow-up cases, notices and marks that go with a decision. */
  accompany?(
    tx: Tx,
    now: number,
    row: CaseRecord,
    decision: DecisionRecord,
    moment: DecisionMoment,
  ): Promise<void>;
}

/** The registry of kinds, filled by compose. */
export type CaseKinds = ReadonlyMap<string, CaseKind>;

/** The kind of a case; every stored case has a registered one. */
export function kindOf(kinds: CaseKinds, name: string): CaseKind {
  const kind = kinds.get(name);
  if (kind === undefined) throw new Error(`no case kind ${name} is registered`);
  return kind;
}
