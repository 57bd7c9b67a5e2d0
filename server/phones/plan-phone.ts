import type { z } from 'zod';
import type { DecisionEffect, DecisionPlan } from '../cases/case-kind.ts';
import type { CaseKind } from '../contract/case-states.ts';
import type { DecisionOption } from '../contract/cases.ts';
import { assertNever, type Titles } from '../contract/names.ts';
import {
  PHONE_DECISIONS,
  PHONE_PROOFS,
  PHONE_REASONS,
  type PhoneAction,
  type PhoneDecision,
  phoneParams,
} from '../contract/phones.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { schemaFaults } from '../platform/schema-faults.ts';
import { codeRefusal, codeTargets } from './code-policy.ts';
import {
  approvedMessage,
  askCodeMessage,
  askProofMessage,
  PHONE_FROZEN_MESSAGE,
  PHONE_REJECTED_MESSAGE,
} from './phone-messages.ts';
import { blockersOf, checkPreconditions, isHighRisk, phoneCoolingOffMs, serves } from './phone-policy.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { openStep } from './phone-steps.ts';

/** The kinds of case that are about a phone. */
export const PHONE_KINDS = ['phone_bind', 'phone_change', 'phone_unbind'] as const satisfies CaseKind[];
export type PhoneKindName = (typeof PHONE_KINDS)[number];

/** What follows each decision, once the platform took its command. */
export const PHONE_EFFECTS: Readonly<Record<PhoneDecision, DecisionEffect>> = {
  approve: 'confirm',
  exempt: 'confirm',
  reverse: 'confirm',
  ask_code: 'waiting_user',
  ask_proof: 'waiting_user',
  check: 'confirm',
  close: 'resolved',
  reject: 'resolved',
  freeze: 'confirm',
  escalate: 'escalate',
};

/** Decisions that change an account: each takes two people (domain, section 5). */
export const CHANGING: readonly string[] = ['approve', 'exempt', 'reverse'] satisfies PhoneDecision[];

const COMMANDS: Readonly<Record<PhoneAction, string>> = {
  bind: 'phone.bind',
  rebind: 'phone.bind',
  exempt: 'gate.exempt',
  change: 'phone.change',
  unbind: 'phone.unbind',
  reverse: 'phone.revert',
};

/** The ways to answer a phone case, in the order of the panel, each with why it cannot be taken here. Pure. */
export function phoneOptions(situation: PhoneSituation): DecisionOption[] {
  return offered(situation).map((type) => ({
    type,
    refusal: refusalOf(situation, type),
    secondPerson: CHANGING.includes(type),
    reasons: [...PHONE_REASONS],
    needsMessage: false,
    ...(type === 'ask_proof' && { evidence: [...PHONE_PROOFS] }),
  }));
}

/** Makes the plan of one decision, or throws the Problem that refuses it. Pure. */
export function planPhone(
  situation: PhoneSituation,
  input: { type: string; params: Record<string, unknown>; reason: string },
): DecisionPlan {
  const { type, reason } = input;
  if (!isPhoneDecision(type) || !offered(situation).includes(type))
    throw new ProblemError('decision_unknown');
  if (!(PHONE_REASONS as readonly string[]).includes(reason))
    throw new ProblemError('invalid_request', {
      errors: [{ path: 'reason', message: 'is not in the catalogue' }],
    });
  const basis = { settingsVersion: situation.settingsVersion };
  switch (type) {
    case 'approve':
      return planApproval(situation, parse(phoneParams.approve, input.params).acceptLoss);
    case 'exempt':
    case 'reverse':
      parse(phoneParams[type], input.params);
      return planEffect(situation, type === 'exempt' ? 'exempt' : 'reverse', false);
    case 'ask_code': {
      const { target } = parse(phoneParams.ask_code, input.params);
      const refusal = codeProblem(situation, target);
      if (refusal !== null) throw new ProblemError(refusal);
      return {
        ...planOf(situation, 'phone.send_code', type, askCodeMessage(target), codeParams(situation, target)),
        basis,
      };
    }
    case 'ask_proof': {
      const { evidence } = parse(phoneParams.ask_proof, input.params);
      const params = { shown: { evidence: [evidence] } };
      return {
        ...planOf(situation, 'phone.ask_proof', type, askProofMessage(evidence), params),
        basis,
        evidence,
      };
    }
    case 'check': {
      parse(phoneParams.check, input.params);
      const open = openStep(situation.steps);
      if (open === null)
        throw new ProblemError('decision_refused', { detail: 'nothing is open at the platform' });
      return {
        ...planOf(situation, 'phone.check', type, null, { shown: { ofCommandId: open.command_id } }),
        basis,
      };
    }
    case 'close':
      parse(phoneParams.close, input.params);
      refuseUnlessClear(situation);
      return { command: null, message: null, secondPerson: false, then: 'resolved', evidence: null, basis };
    case 'reject': {
      const { message } = parse(phoneParams.reject, input.params);
      refuseUnlessClear(situation);
      const said = message ? { en: message, 'zh-CN': message } : PHONE_REJECTED_MESSAGE;
      return { ...planOf(situation, 'phone.reject', type, said), basis };
    }
    case 'freeze':
      parse(phoneParams.freeze, input.params);
      return { ...planOf(situation, 'account.freeze', type, PHONE_FROZEN_MESSAGE), basis };
    case 'escalate':
      return { command: null, message: null, secondPerson: false, then: 'escalate', evidence: null, basis };
    default:
      return assertNever(type);
  }
}

/** Whether the name is one of the decisions on a phone. */
export function isPhoneDecision(type: string): type is PhoneDecision {
  return (PHONE_DECISIONS as readonly string[]).includes(type);
}

/** Why no code may be sent to this number now; null where one may. Pure. */
export function codeProblem(situation: PhoneSituation, target: 'new' | 'old'): ProblemCode | null {
  const { facts, codes, settings, now } = situation;
  const oldServes = facts.binding !== null && serves(facts.binding);
  const targets = codeTargets({ newNumber: facts.newNumber?.isNamed ?? false, oldServes });
  if (!targets.includes(target)) return target === 'new' ? 'new_number_missing' : 'decision_refused';
  const newest = codes.find((code) => code.target === target);
  return codeRefusal(newest, situation.codesToday.get(fingerprintOf(situation, target)) ?? 0, settings, now);
}

/** The parameters of the command that has a code sent: the number itself is shown to nobody. */
export function codeParams({ numbers, settings }: PhoneSituation, target: 'new' | 'old') {
  const { lifeSeconds, tries } = settings.codes;
  return { shown: { target, digits: 6, lifeSeconds, tries }, sealed: { to: numbers[target] } };
}

/** The fingerprint of the number that a code would go to; empty where there is none. */
export function fingerprintOf({ request, binding }: PhoneSituation, target: 'new' | 'old'): string {
  return (target === 'new' ? request.new_fingerprint : binding?.fingerprint) ?? '';
}

function offered({ request, steps }: PhoneSituation): PhoneDecision[] {
  const isReversal = request.action === 'reverse';
  const canExempt = request.action === 'bind' || request.action === 'exempt' || request.action === 'rebind';
  return PHONE_DECISIONS.filter((type) => {
    if (type === 'approve') return !isReversal && request.action !== 'exempt';
    if (type === 'exempt') return canExempt;
    if (type === 'reverse') return isReversal;
    if (type === 'ask_code' || type === 'ask_proof') return !isReversal;
    if (type === 'check') return openStep(steps) !== null;
    if (type === 'close') return steps.length > 0;
    return true;
  });
}

function refusalOf(situation: PhoneSituation, type: PhoneDecision): ProblemCode | null {
  const { request, steps, preconditions } = situation;
  if (type === 'reject' || type === 'close') return openStep(steps) === null ? null : 'outcome_unknown';
  if (type === 'ask_code') {
    const problems = (['new', 'old'] as const).map((target) => codeProblem(situation, target));
    return problems.includes(null) ? null : (problems[0] ?? null);
  }
  if (!CHANGING.includes(type)) return null;
  if (openStep(steps) !== null) return 'outcome_unknown';
  if (request.applied_at !== null) return 'decision_refused';
  const list = type === 'exempt' ? exemptionList(situation) : preconditions;
  return blockersOf(list, true).length > 0 ? 'precondition_failed' : null;
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
      errors: blockers.map(({ name, why }) => ({ path: name, message: why ?? 'fails' })),
    });
  const risk = isHighRisk(facts, acceptLoss, settings, now);
  const waits = phoneCoolingOffMs(action, risk, settings);
  const type = action === 'exempt' || action === 'reverse' ? action : 'approve';
  const plan = planOf(situation, COMMANDS[action], type, approvedMessage(action, waits / 3_600_000), {
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

function exemptionList({ facts, settings, now }: PhoneSituation) {
  return checkPreconditions({ ...facts, action: 'exempt', newNumber: null }, settings, now);
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

function parse<S extends z.ZodType>(schema: S, params: Record<string, unknown>): z.output<S> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid_request', { errors: schemaFaults(parsed.error, 'params') });
}
