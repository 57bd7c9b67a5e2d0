import { z } from 'zod';
import { carrierWordsSchema } from './carrier-words.ts';
import { text } from './names.ts';
import { inquirySubjectSchema, phoneInquirySchema } from './phone-inquiries.ts';
import { preconditionSchema } from './phone-preconditions.ts';

/** What a case of a phone kind would do. `bind` after an earlier binding was released is `rebind`. */
export const PHONE_ACTIONS = ['bind', 'exempt', 'rebind', 'change', 'unbind', 'reverse'] as const;
export const phoneActionSchema = z.enum(PHONE_ACTIONS);
export type PhoneAction = z.infer<typeof phoneActionSchema>;

/** What the phone kinds can be answered with, in the order the panel shows them; each kind offers some of them. */
export const PHONE_DECISIONS = [
  'approve',
  'exempt',
  'reverse',
  'ask_code',
  'ask_proof',
  'check',
  'close',
  'reject',
  'freeze',
  'escalate',
] as const;
export type PhoneDecision = (typeof PHONE_DECISIONS)[number];

/** Ways to prove that the old number, or the account, is one's own. */
export const PHONE_PROOFS = ['dynamic_token', 'face', 'usual_device', 'bank_card', 'address_code'] as const;
const proofSchema = z.enum(PHONE_PROOFS);
export const CODE_TARGETS = ['new', 'old'] as const;
export const codeTargetSchema = z.enum(CODE_TARGETS).describe('which number the code goes to');
export type CodeTarget = z.infer<typeof codeTargetSchema>;

/** What each decision needs to know. */
export const phoneParams = {
  approve: z.strictObject({
    acceptLoss: z
      .boolean()
      .default(false)
      .describe('the old number is lost and not proven: the review accepts that'),
  }),
  exempt: z.strictObject({}),
  reverse: z.strictObject({}),
  ask_code: z.strictObject({ target: codeTargetSchema }),
  ask_proof: z.strictObject({ evidence: proofSchema }),
  check: z.strictObject({}),
  close: z.strictObject({}),
  reject: z.strictObject({ message: text(500).optional() }),
  freeze: z.strictObject({}),
  escalate: z.strictObject({}),
} as const satisfies Record<PhoneDecision, z.ZodType>;

/** Why it was decided so: catalogue reasons that fit a phone. */
export const PHONE_REASONS = [
  'checked_by_hand',
  'user_asked',
  'number_reassigned',
  'old_phone_unverified',
  'new_number_bound',
  'material_insufficient',
  'not_effective',
  'released_incomplete',
  'info_out_of_step',
  'suspected_fraud',
  'beyond_my_right',
  'other',
] as const;

/** A number as people type it; a number without a country is taken as a mainland one. */
export const phoneInputSchema = text(32, 3);

/** What the platform says when it opens a phone request. */
export const phoneRequestSchema = z.strictObject({
  newPhone: phoneInputSchema.optional(),
  /** How the old number, or the account, was proven before the request; absent: not yet. */
  oldProof: z.union([z.literal('sms_code'), proofSchema]).optional(),
  /** The user says that the old number is lost. */
  lost: z.boolean().default(false),
  /** A reason code of the catalogue: what went wrong before, such as `not_effective`. */
  trouble: text(64, 1).optional(),
  exempt: z.boolean().default(false).describe('asks to be let through the gate without a phone'),
  deviceId: text(128, 1).optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
});

/** What a bound number may be used for. */
export const PHONE_USES = ['sign_in', 'recovery', 'notice'] as const;
const useSchema = z.enum(PHONE_USES);

export const RELEASE_REASONS = [
  'changed',
  'unbound',
  'reassigned',
  'taken_over',
  'reversed',
  'by_platform',
] as const;
export const BINDING_SOURCES = ['platform', 'command', 'event'] as const;

/** One number that an account has or had, masked. */
export const phoneBindingSchema = z.object({
  id: z.string(),
  number: z.string().describe('masked'),
  state: z.enum(['unverified', 'verified', 'cooling', 'released']),
  isCurrent: z.boolean(),
  holdsNumber: z.boolean().describe('of all accounts this one holds the number'),
  uses: z.array(useSchema),
  boundAt: z.string(),
  verifiedAt: z.string().nullable(),
  verifiedBy: z.string().nullable().describe('the way it was verified'),
  trustedSince: z.string().nullable(),
  releasedAt: z.string().nullable(),
  releaseReason: z.enum(RELEASE_REASONS).nullable(),
  reassignedAt: z
    .string()
    .nullable()
    .describe('since when it serves for nothing: it belongs to somebody else'),
  source: z.enum(BINDING_SOURCES),
  caseId: z.int().nullable().describe('the case that bound or released it last'),
  carrier: carrierWordsSchema.nullable(),
});
export type PhoneBinding = z.infer<typeof phoneBindingSchema>;

export const CODE_STATES = ['asked', 'sent', 'verified', 'expired', 'exhausted'] as const;
/** A code on its way; staff never see the code itself. */
export const phoneCodeSchema = z.object({
  id: z.string(),
  target: codeTargetSchema,
  number: z.string().describe('masked'),
  state: z.enum(CODE_STATES),
  askedAt: z.string(),
  sentAt: z.string().nullable(),
  expiresAt: z.string().nullable().describe('null until the platform has sent it'),
  triesLeft: z.int(),
  verifiedAt: z.string().nullable(),
  resendFrom: z.string().describe('no other code is sent before'),
  sentToday: z.int().describe('codes to this number in 24 hours, this one included'),
  dailyLimit: z.int(),
});
export type PhoneCode = z.infer<typeof phoneCodeSchema>;

/** The line of steps of one case, in this order; those that do not apply are left out. */
export const PHONE_STEPS = [
  'requested',
  'number_known',
  'number_verified',
  'owner_proven',
  'proposed',
  'approved',
  'cooling_off',
  'sent',
  'confirmed',
  'recorded',
  'compensated',
] as const;
export const phoneStepSchema = z.object({
  step: z.enum(PHONE_STEPS),
  state: z.enum(['done', 'now', 'waiting', 'failed']),
  at: z.string().nullable(),
  attempts: z.int().describe('tries to tell the platform; 0 for steps that tell nobody'),
  reason: z.string().nullable().describe('why it failed: a reason code'),
});
export type PhoneStep = z.infer<typeof phoneStepSchema>;

export const BRAKE_KINDS = [
  'pace',
  'daily_limit',
  'above_team',
  'team_pace',
  'all_pace',
  'same_number',
  'same_device',
  'shared_number',
  'shared_device',
] as const;
export const NOTICE_MOMENTS = ['request', 'approved', 'effect', 'reversed', 'reassigned'] as const;

/** A phone case as its page shows it. */
export const phoneStorySchema = z.object({
  action: phoneActionSchema,
  requestId: z.string(),
  origin: z.enum(['platform', 'caller', 'reversal']),
  oldNumber: z.string().nullable().describe('masked'),
  newNumber: z.string().nullable().describe('masked; null: none named yet'),
  needsNewNumber: z.boolean(),
  canSetNumber: z.boolean().describe('who holds the claim may name the new number now'),
  canAskCode: z
    .array(codeTargetSchema)
    .describe('to which numbers who holds the claim may have a code sent now'),
  canAskPlatform: z.array(inquirySubjectSchema).describe('what who holds the claim may ask the platform now'),
  trouble: z.string().nullable().describe('the reason code that brought the user here'),
  lost: z.boolean().describe('the user says that the old number is lost'),
  remedies: z.array(z.object({ reason: z.string(), remedy: z.string().describe('one of PHONE_REMEDIES') })),
  binding: phoneBindingSchema.nullable().describe('what is bound now'),
  preconditions: z.array(preconditionSchema),
  blockedBy: z.array(z.string()).describe('names of the preconditions that fail'),
  codes: z.array(phoneCodeSchema).describe('the newest of each number'),
  inquiries: z.array(phoneInquirySchema).describe('the newest about each subject'),
  ownerProof: z.object({ by: z.string(), at: z.string() }).nullable(),
  lossAccepted: z.boolean(),
  newNumberVerifiedAt: z.string().nullable(),
  riskSignals: z.array(
    z.enum(['recent_sim_change', 'sim_change_unknown', 'virtual_operator', 'recent_risky_change']),
  ),
  highRisk: z.boolean(),
  coolingOffHours: z.number().describe('0 where the action takes effect at once'),
  approvedAt: z.string().nullable(),
  effectAt: z.string().nullable(),
  appliedAt: z.string().nullable(),
  reversibleUntil: z.string().nullable().describe('until when a done action can be undone, by two people'),
  reversedAt: z.string().nullable(),
  reversalCaseId: z.int().nullable().describe('the case that undoes this one'),
  reversalOf: z.int().nullable().describe('the case that this one undoes'),
  steps: z.array(phoneStepSchema),
  notices: z.array(
    z.object({
      moment: z.enum(NOTICE_MOMENTS),
      channels: z.array(z.string()),
      at: z.string(),
      delivered: z.boolean(),
    }),
  ),
  objections: z.array(
    z.object({
      channel: z.string(),
      at: z.string(),
      caseId: z.int().nullable(),
      overruledAt: z.string().nullable(),
    }),
  ),
  held: z
    .object({ brakeId: z.string(), kind: z.enum(BRAKE_KINDS), since: z.string() })
    .nullable()
    .describe('a brake holds the case until a manager releases it'),
  settingsVersion: z.int(),
});
export type PhoneStory = z.infer<typeof phoneStorySchema>;

/** POST /api/cases/:id/phone/number */
export const setNumberInputSchema = z.strictObject({ version: z.int(), phone: phoneInputSchema });
/** POST /api/cases/:id/phone/codes */
export const askCodeInputSchema = z.strictObject({ version: z.int(), target: codeTargetSchema });
/** POST /api/cases/:id/phone/reversal: opens the case that undoes this one. */
export const reversalInputSchema = z.strictObject({ version: z.int(), reason: text(500, 3) });
export const reversalAnswerSchema = z.object({ id: z.int() });
