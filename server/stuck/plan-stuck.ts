import type { DecisionEffect, DecisionPlan } from '../cases/case-kind.ts';
import { assertNever, type Titles } from '../contract/names.ts';
import { STUCK_DECISIONS, STUCK_REASONS, type StuckDecision, stuckParams } from '../contract/stuck.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt, parseWith } from '../platform/schema-faults.ts';
import type { StuckSituation } from './stuck-situation.ts';
import {
  acceptedMessage,
  evidenceMessage,
  ownWords,
  RECOVERY_MESSAGE,
  REJECT_MESSAGE,
} from './user-messages.ts';

/** What follows each decision, once the platform took its command. */
export const STUCK_EFFECTS: Readonly<Record<StuckDecision, DecisionEffect>> = {
  request_evidence: 'waiting_user',
  accept_step: 'confirm',
  offer_recovery: 'waiting_user',
  restart_from: 'waiting_user',
  reject: 'resolved',
  escalate: 'escalate',
};

/** Makes the plan of one decision, or throws the Problem that refuses it. Pure. */
export function planStuck(
  situation: StuckSituation,
  input: { type: string; params: Record<string, unknown>; reason: string },
): DecisionPlan {
  const { type, reason } = input;
  if (!isStuckDecision(type)) throw new ProblemError('decision_unknown');
  if (!(STUCK_REASONS as readonly string[]).includes(reason) && !situation.seenReasons.includes(reason))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('reason', 'not_in_catalogue')],
    });
  switch (type) {
    case 'request_evidence':
      return planEvidence(
        situation,
        parseWith(stuckParams.request_evidence, input.params, 'params').evidence,
      );
    case 'accept_step':
      return planAcceptance(situation, parseWith(stuckParams.accept_step, input.params, 'params').step);
    case 'offer_recovery':
      if (situation.hasNoFriends) throw new ProblemError('no_friends_to_vouch');
      return planOf(situation, type, {}, RECOVERY_MESSAGE);
    case 'restart_from': {
      const { step, message } = parseWith(stuckParams.restart_from, input.params, 'params');
      titleOf(situation, step);
      const keep = situation.passedSteps.filter(
        (passed) => situation.steps.indexOf(passed) < situation.steps.indexOf(step),
      );
      return planOf({ ...situation, passedSteps: keep }, type, { step }, ownWords(message));
    }
    case 'reject': {
      const { message } = parseWith(stuckParams.reject, input.params, 'params');
      return planOf(situation, type, {}, message ? ownWords(message) : REJECT_MESSAGE);
    }
    case 'escalate':
      return { command: null, message: null, secondPerson: false, then: 'escalate', evidence: null };
    default:
      return assertNever(type);
  }
}

/** Whether the name is one of the decisions on a stuck verification. */
export function isStuckDecision(type: string): type is StuckDecision {
  return (STUCK_DECISIONS as readonly string[]).includes(type);
}

function planEvidence(situation: StuckSituation, evidence: string): DecisionPlan {
  if (situation.tried.includes(evidence)) throw new ProblemError('evidence_already_tried');
  if (!situation.untried.includes(evidence)) throw new ProblemError('evidence_unknown');
  const message = evidenceMessage(evidence, situation.passedSteps.length > 0);
  return { ...planOf(situation, 'request_evidence', { evidence: [evidence] }, message), evidence };
}

function planAcceptance(situation: StuckSituation, step: string): DecisionPlan {
  const title = titleOf(situation, step);
  if (!situation.unpassedSteps.includes(step))
    throw new ProblemError('decision_refused', { detail: 'the step has passed' });
  const keep = situation.steps.filter((name) => name === step || situation.passedSteps.includes(name));
  return {
    ...planOf({ ...situation, passedSteps: keep }, 'accept_step', { step }, acceptedMessage(title)),
    secondPerson: true,
  };
}

// Steps already passed are kept: nobody is asked for them again.
function planOf(
  { flow, steps, passedSteps, definition }: StuckSituation,
  type: StuckDecision,
  params: Record<string, unknown>,
  message: Titles,
): DecisionPlan {
  const success = definition.terminal.success[0];
  return {
    command: {
      type: `case.${type}`,
      params: { flow, ...params, keep: passedSteps, message, steps, success },
    },
    message,
    secondPerson: false,
    then: STUCK_EFFECTS[type],
    evidence: null,
  };
}

function titleOf({ definition }: StuckSituation, name: string): Titles {
  const step = definition.steps.find((one) => one.name === name);
  if (step === undefined) throw new ProblemError('step_unknown');
  return step.titles;
}
