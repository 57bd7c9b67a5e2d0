import { z } from 'zod';

/** Every kind of case; a kind works once it is registered (domain, section 4). */
export const CASE_KINDS = [
  'stuck_verification',
  'friend_recovery',
  'phone_bind',
  'phone_change',
  'phone_unbind',
  'hijack_report',
  'collusion_alert',
  'quality_review',
  'real_name_review',
  'account_appeal',
  'privacy_request',
] as const;
export const caseKindSchema = z.enum(CASE_KINDS);
export type CaseKind = z.infer<typeof caseKindSchema>;

export const CASE_STATES = [
  'open',
  'claimed',
  'parked',
  'decided',
  'awaiting_approval',
  'cooling_off',
  'applying',
  'waiting_user',
  'failed',
  'resolved',
  'self_resolved',
  'ended',
] as const;
export const caseStateSchema = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof caseStateSchema>;

/** States after which nothing more happens unless the user is locked out again. */
export const CLOSED_STATES = ['resolved', 'self_resolved', 'ended'] as const satisfies readonly CaseState[];

/** Whether a case in this state is over. */
export function isClosed(state: string): boolean {
  return CLOSED_STATES.some((closed) => closed === state);
}

/** What can happen to a case; each is a line of its timeline. */
export const CASE_ACTIONS = [
  'opened',
  'claimed',
  'released',
  'lapsed',
  'handed_over',
  'assigned',
  'reprioritised',
  'escalated',
  'parked',
  'woken',
  'noted',
  'tagged',
  'decided',
  'undone',
  'withdrawn',
  'sent_for_approval',
  'approved',
  'returned',
  'cooling_off',
  'stopped',
  'vouched',
  'objected',
  'reversed',
  'applying',
  'waiting_user',
  'user_answered',
  'user_silent',
  'confirmed',
  'failed',
  'resolved',
  'self_resolved',
  'ended',
  'merged',
  'reopened',
  'worsened',
  'number_named',
  'code_moved',
  'step_moved',
  'held',
  'freed',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

export const PRIORITIES = [1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];
