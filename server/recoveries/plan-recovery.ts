import type { DecisionEffect, DecisionPlan } from '../cases/case-kind.ts';
import { FROZEN_MESSAGE } from '../cases/user-messages.ts';
import type { DecisionOption } from '../contract/cases.ts';
import { assertNever, type Titles } from '../contract/names.ts';
import {
  RECOVERY_DECISIONS,
  RECOVERY_REASONS,
  recoveryParams,
  type RecoveryDecision,
  SECOND_METHODS,
} from '../contract/recoveries.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt, parseWith } from '../platform/schema-faults.ts';
import {
  approvedMessage,
  ASK_VOUCHER_MESSAGE,
  askEvidenceMessage,
  REJECTED_MESSAGE,
} from './recovery-messages.ts';
import { approvalRefusal, coolingOffMs } from './recovery-policy.ts';
import type { RecoverySituation } from './recovery-situation.ts';

/** What follows each decision, once the platform took its command. */
export const RECOVERY_EFFECTS: Readonly<Record<RecoveryDecision, DecisionEffect>> = {
  approve: 'confirm',
  ask_voucher: 'waiting_user',
  ask_evidence: 'waiting_user',
  reject: 'resolved',
  freeze: 'confirm',
  escalate: 'escalate',
};

/** The ways to answer a recovery, in the order of the panel, each with why it cannot be taken here. Pure. */
export function recoveryOptions(situation: RecoverySituation): DecisionOption[] {
  const { facts, settings } = situation;
  const evidence = SECOND_METHODS.filter((method) => method !== facts.secondMethod);
  return RECOVERY_DECISIONS.map((type) => ({
    type,
    refusal: type === 'approve' ? approvalRefusal(facts, settings) : null,
    secondPerson: type === 'approve',
    reasons: [...RECOVERY_REASONS],
    needsMessage: false,
    ...(type === 'ask_evidence' && { evidence }),
  }));
}

/** Makes the plan of one decision, or throws the Problem that refuses it. Pure. */
export function planRecovery(
  situation: RecoverySituation,
  input: { type: string; params: Record<string, unknown>; reason: string },
): DecisionPlan {
  const { type, reason } = input;
  if (!isRecoveryDecision(type)) throw new ProblemError('decision_unknown');
  if (!(RECOVERY_REASONS as readonly string[]).includes(reason))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('reason', 'not_in_catalogue')],
    });
  const basis = {
    risk: situation.risk.total,
    settingsVersion: situation.settingsVersion,
    have: situation.counted.length,
    needed: situation.settings.vouchesNeeded,
  };
  switch (type) {
    case 'approve': {
      parseWith(recoveryParams.approve, input.params, 'params');
      const refusal = approvalRefusal(situation.facts, situation.settings);
      if (refusal !== null) throw new ProblemError(refusal);
      const waits = coolingOffMs(situation.risk.total, situation.settings);
      const plan = planOf(situation, 'recovery.approve', type, approvedMessage(waits), {
        bind: 'requested_phone',
      });
      return { ...plan, basis, secondPerson: true, coolingOffMs: waits };
    }
    case 'ask_voucher':
      parseWith(recoveryParams.ask_voucher, input.params, 'params');
      return { ...planOf(situation, 'recovery.ask_voucher', type, ASK_VOUCHER_MESSAGE), basis };
    case 'ask_evidence': {
      const { evidence } = parseWith(recoveryParams.ask_evidence, input.params, 'params');
      if (evidence === situation.facts.secondMethod) throw new ProblemError('evidence_already_tried');
      const message = askEvidenceMessage(evidence);
      const plan = planOf(situation, 'recovery.ask_evidence', type, message, { evidence: [evidence] });
      return { ...plan, basis, evidence };
    }
    case 'reject': {
      const { message } = parseWith(recoveryParams.reject, input.params, 'params');
      const said = message ? { en: message, 'zh-CN': message } : REJECTED_MESSAGE;
      return { ...planOf(situation, 'recovery.reject', type, said), basis };
    }
    case 'freeze':
      parseWith(recoveryParams.freeze, input.params, 'params');
      return { ...planOf(situation, 'account.freeze', type, FROZEN_MESSAGE), basis };
    case 'escalate':
      return { command: null, message: null, secondPerson: false, then: 'escalate', evidence: null, basis };
    default:
      return assertNever(type);
  }
}

/** Whether the name is one of the decisions on a recovery. */
export function isRecoveryDecision(type: string): type is RecoveryDecision {
  return (RECOVERY_DECISIONS as readonly string[]).includes(type);
}

function planOf(
  { recovery }: RecoverySituation,
  command: string,
  type: RecoveryDecision,
  message: Titles,
  params: Record<string, unknown> = {},
): DecisionPlan {
  return {
    command: { type: command, params: { requestId: recovery.request_id, ...params, message } },
    message,
    secondPerson: false,
    then: RECOVERY_EFFECTS[type],
    evidence: null,
  };
}
