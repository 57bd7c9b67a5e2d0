import type { DecisionOption } from '../contract/cases.ts';
import type { Precondition } from '../contract/phone-preconditions.ts';
import { PHONE_DECISIONS, PHONE_PROOFS, PHONE_REASONS, type PhoneDecision } from '../contract/phones.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';
import { blockersOf, checkPreconditions } from './check-preconditions.ts';
import { CHANGING } from './phone-decisions.ts';
import { needsNumber } from './phone-facts.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { openStep } from './phone-steps.ts';
import { codeProblem } from './plan-code.ts';

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

/** The decisions that the case's action offers. */
export function offered({ request, steps }: PhoneSituation): PhoneDecision[] {
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
    const targets = needsNumber(request) ? (['new', 'old'] as const) : (['old'] as const);
    const problems = targets.map((target) => codeProblem(situation, target));
    return problems.includes(null) ? null : (problems[0] ?? null);
  }
  if (!CHANGING.includes(type)) return null;
  if (openStep(steps) !== null) return 'outcome_unknown';
  if (request.applied_at !== null) return 'decision_refused';
  const list = type === 'exempt' ? exemptionList(situation) : preconditions;
  return blockersOf(list, true).length > 0 ? 'precondition_failed' : null;
}

/** What must hold for an exemption, whatever else was asked for. */
export function exemptionList({ facts, settings, now }: PhoneSituation): Precondition[] {
  return checkPreconditions({ ...facts, action: 'exempt', newNumber: null }, settings, now);
}
