import type { DecisionEffect, DecisionPlan } from '../cases/case-kind.ts';
import type { DecisionOption } from '../contract/cases.ts';
import { ALERT_DECISIONS, ALERT_REASONS, type AlertDecision, alertParams } from '../contract/recoveries.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt, parseWith } from '../platform/schema-faults.ts';
import { FROZEN_MESSAGE } from '../cases/user-messages.ts';

const EFFECTS: Readonly<Record<AlertDecision, DecisionEffect>> = {
  freeze: 'confirm',
  reverse: 'confirm',
  dismiss: 'resolved',
  escalate: 'escalate',
};
/** Freezing takes one person, at once; a reversal and putting a report aside take two (domain, section 5). */
const SECOND_PERSON: readonly AlertDecision[] = ['reverse', 'dismiss'];

/** What follows a decision on a report or an alert; throws for a type that is none. */
export function alertEffect(type: string): DecisionEffect {
  if (!isAlertDecision(type)) throw new Error(`${type} is no decision on a report`);
  return EFFECTS[type];
}

/** One way to answer, with why it cannot be taken; null where it can. Pure. */
export function alertOption(type: AlertDecision, refusal: string | null = null): DecisionOption {
  return {
    type,
    refusal,
    secondPerson: SECOND_PERSON.includes(type),
    reasons: [...ALERT_REASONS],
    needsMessage: false,
  };
}

/** The decision as read. Throws `decision_unknown`, and `invalid_request` for a reason or parameters that are wrong. */
export function readAlertDecision(input: { type: string; params: Record<string, unknown>; reason: string }): {
  type: AlertDecision;
  /** Whom to freeze, where not everybody. */
  accounts: string[] | undefined;
} {
  const { type, reason } = input;
  if (!isAlertDecision(type)) throw new ProblemError('decision_unknown');
  if (!(ALERT_REASONS as readonly string[]).includes(reason))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('reason', 'not_in_catalogue')],
    });
  const params = parseWith(alertParams[type], input.params, 'params');
  return { type, accounts: 'accounts' in params ? params.accounts : undefined };
}

/** The plan of an answer that tells the platform to freeze, or nothing. Pure. */
export function planAlert(type: Exclude<AlertDecision, 'reverse'>): DecisionPlan {
  const isFreeze = type === 'freeze';
  return {
    command: isFreeze ? { type: 'account.freeze', params: { message: FROZEN_MESSAGE } } : null,
    message: isFreeze ? FROZEN_MESSAGE : null,
    secondPerson: SECOND_PERSON.includes(type),
    then: EFFECTS[type],
    evidence: null,
  };
}

function isAlertDecision(type: string): type is AlertDecision {
  return (ALERT_DECISIONS as readonly string[]).includes(type);
}
