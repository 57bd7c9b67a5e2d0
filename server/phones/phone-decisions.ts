import type { DecisionEffect } from '../cases/case-kind.ts';
import type { CaseKind } from '../contract/case-states.ts';
import { PHONE_DECISIONS, type PhoneDecision } from '../contract/phones.ts';

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

/** Whether the name is one of the decisions on a phone. */
export function isPhoneDecision(type: string): type is PhoneDecision {
  return (PHONE_DECISIONS as readonly string[]).includes(type);
}
