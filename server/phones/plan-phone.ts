import type { DecisionPlan } from '../cases/case-kind.ts';
import { FROZEN_MESSAGE } from '../cases/user-messages.ts';
import { assertNever, type Titles } from '../contract/names.ts';
import { PHONE_REASONS, type PhoneAction, type PhoneDecision, phoneParams } from '../contract/phones.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt, parseWith } from '../platform/schema-faults.ts';
import { blockersOf, isHighRisk, phoneCoolingOffMs } from './check-preconditions.ts';
import { isPhoneDecision, PHONE_EFFECTS } from './phone-decisions.ts';
import {
  approvedMessage,
  askCodeMessage,
  askProofMessage,
  PHONE_REJECTED_MESSAGE,
} from './phone-messages.ts';
import { exemptionList, offered } from './phone-options.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { openStep } from './phone-steps.ts';
import { codeParams, codeProblem } from './plan-code.ts';

const COMMANDS: Readonly<Record<PhoneAction, string>> = {
  bind: 'phone.bind',
  rebind: 'phone.bind',
  exempt: 'gate.exempt',
  change: 'phone.change',
  unbind: 'phone.unbind',
  reverse: 'phone.revert',
};

/** Makes the plan of one decision, or throws the Problem that refuses it. Pure. */
export function planPhone(
  situation: PhoneSituation,
  input: { type: string; params: Record<string, unknown>; reason: string },
): DecisionPlan {
  const { type, reason } = input;
  if (!isPhoneDecision(type) || !offered(situation).includes(type))
    throw new ProblemError('decision_unknown');
  if (!(PHONE_REASONS as readonly string[]).includes(reason))
    throw new ProblemError('invalid_request', { errors: [faultAt('reason', 'not_in_catalogue')] });
  const basis = { settingsVersion: situation.settingsVersion };
  switch (type) {
    case 'approve':
      return planApproval(situation, parseWith(phoneParams.approve, input.params, 'params').acceptLoss);
    case 'exempt':
    case 'reverse':
      parseWith(phoneParams[type], input.params, 'params');
      return planEffect(situation, type === 'exempt' ? 'exempt' : 'reverse', false);
    case 'ask_code': {
      const { target } = parseWith(phoneParams.ask_code, input.params, 'params');
      const refusal = codeProblem(situation, target);
      if (refusal !== null) throw new ProblemError(refusal);
      return {
        ...planOf(situation, 'phone.send_code', type, askCodeMessage(target), codeParams(situation, target)),
        basis,
      };
    }
    case 'ask_proof': {
      const { evidence } = parseWith(phoneParams.ask_proof, input.params, 'params');
      const params = { shown: { evidence: [evidence] } };
      return {
        ...planOf(situation, 'phone.ask_proof', type, askProofMessage(evidence), params),
        basis,
        evidence,
      };
    }
    case 'check': {
      parseWith(phoneParams.check, input.params, 'params');
      const open = openStep(situation.steps);
      if (open === null)
        throw new ProblemError('decision_refused', { detail: 'nothing is open at the platform' });
      return {
        ...planOf(situation, 'phone.check', type, null, { shown: { ofCommandId: open.command_id } }),
        basis,
      };
    }
    case 'close':
      parseWith(phoneParams.close, input.params, 'params');
      refuseUnlessClear(situation);
      return { command: null, message: null, secondPerson: false, then: 'resolved', evidence: null, basis };
    case 'reject': {
      const { message } = parseWith(phoneParams.reject, input.params, 'params');
      refuseUnlessClear(situation);
      const said = message ? { en: message, 'zh-CN': message } : PHONE_REJECTED_MESSAGE;
      return { ...planOf(situation, 'phone.reject', type, said), basis };
    }
    case 'freeze':
      parseWith(phoneParams.freeze, input.params, 'params');
      return { ...planOf(situation, 'account.freeze', type, FROZEN_MESSAGE), basis };
    case 'escalate':
      return { command: null, message: null, secondPerson: false, then: 'escalate', evidence: null, basis };
    default:
      return assertNever(type);
  }
}

function refuseUnlessClear({ steps }: PhoneSituation): void {
  if (openStep(steps) !== null) throw new ProblemError('outcome_unknown');
}

function planApproval(situation: PhoneSituation, acceptLoss: boolean): DecisionPlan {
  return planEffect(situation, situation.request.action as PhoneAction, acceptLoss);
}

function planEffect(situation: PhoneSituation, action: PhoneAction, acceptLoss: boolean): DecisionPlan {
  const { facts, settings, now, numbers, request, steps } = situation;
  if (openStep(steps) !== null) throw new ProblemError('outcome_unknown');
  if (request.applied_at !== null)
    throw new ProblemError('decision_refused', { detail: 'it has taken effect already' });
  const list = action === 'exempt' ? exemptionList(situation) : situation.preconditions;
  const blockers = blockersOf(list, acceptLoss);
  if (blockers.length > 0)
    throw new ProblemError('precondition_failed', {
      errors: blockers.map(({ name }) => faultAt(name, 'precondition_fails')),
    });
  const risk = isHighRisk(facts, acceptLoss, settings, now);
  const waits = phoneCoolingOffMs(action, risk, settings);
  const type = action === 'exempt' || action === 'reverse' ? action : 'approve';
  const plan = planOf(situation, COMMANDS[action], type, approvedMessage(action, waits), {
    shown: { action },
    ...(action !== 'exempt' && { sealed: { from: numbers.old, to: numbers.new } }),
  });
  return {
    ...plan,
    secondPerson: true,
    ...(waits > 0 && { coolingOffMs: waits }),
    basis: {
      settingsVersion: situation.settingsVersion,
      action,
      highRisk: Number(risk),
      lossAccepted: Number(acceptLoss && facts.proof === null),
    },
  };
}

function planOf(
  { request }: PhoneSituation,
  command: string,
  type: PhoneDecision,
  message: Titles | null,
  params: { shown?: Record<string, unknown>; sealed?: Record<string, unknown> } = {},
): DecisionPlan {
  return {
    command: {
      type: command,
      params: { requestId: request.request_id, ...params.shown, ...(message !== null && { message }) },
      ...(params.sealed !== undefined && { sealed: params.sealed }),
    },
    message,
    secondPerson: false,
    then: PHONE_EFFECTS[type],
    evidence: null,
  };
}
