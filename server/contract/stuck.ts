import { z } from 'zod';
import { nameSchema, text } from './names.ts';

/** The ways out of a stuck verification, in the order the panel shows them. */
export const STUCK_DECISIONS = [
  'request_evidence',
  'accept_step',
  'offer_recovery',
  'restart_from',
  'reject',
  'escalate',
] as const;
export type StuckDecision = (typeof STUCK_DECISIONS)[number];

/** What each decision needs to know. */
export const stuckParams = {
  request_evidence: z.strictObject({ evidence: nameSchema }),
  accept_step: z.strictObject({ step: nameSchema }),
  offer_recovery: z.strictObject({}),
  restart_from: z.strictObject({ step: nameSchema, message: text(500, 1) }),
  reject: z.strictObject({ message: text(500).optional() }),
  escalate: z.strictObject({}),
} as const satisfies Record<StuckDecision, z.ZodType>;

/** Why it was decided so. */
export const STUCK_REASONS = [
  'no_friends_available',
  'friends_declined',
  'former_password_unknown',
  'material_insufficient',
  'face_declined',
  'face_mismatch',
  'id_photo_blurred',
  'document_not_supported',
  'provider_unavailable',
  'checked_by_hand',
  'user_asked',
  'suspected_fraud',
  'beyond_my_right',
  'other',
] as const;
