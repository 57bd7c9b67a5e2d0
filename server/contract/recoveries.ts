import { z } from 'zod';
import { accountIdSchema, text } from './names.ts';

/** What a recovery can be answered with, in the order the panel shows them. */
export const RECOVERY_DECISIONS = [
  'approve',
  'ask_voucher',
  'ask_evidence',
  'reject',
  'freeze',
  'escalate',
] as const;
export type RecoveryDecision = (typeof RECOVERY_DECISIONS)[number];

/** Evidence that counts as the method a recovery needs besides its vouches (domain, section 6). */
export const SECOND_METHODS = ['saved_code', 'dynamic_token', 'address_code', 'face'] as const;
const secondMethodSchema = z.enum(SECOND_METHODS);

/** What each decision needs to know. */
export const recoveryParams = {
  approve: z.strictObject({}),
  ask_voucher: z.strictObject({}),
  ask_evidence: z.strictObject({ evidence: secondMethodSchema }),
  reject: z.strictObject({ message: text(500).optional() }),
  freeze: z.strictObject({}),
  escalate: z.strictObject({}),
} as const satisfies Record<RecoveryDecision, z.ZodType>;

/** Why it was decided so. */
export const RECOVERY_REASONS = [
  'checked_by_hand',
  'material_insufficient',
  'friends_declined',
  'no_friends_available',
  'user_asked',
  'suspected_fraud',
  'beyond_my_right',
  'other',
] as const;

/** What a report of theft can be answered with; an alert of collusion with all but a reversal. */
export const ALERT_DECISIONS = ['freeze', 'reverse', 'dismiss', 'escalate'] as const;
export type AlertDecision = (typeof ALERT_DECISIONS)[number];
/** What each answer needs to know; a freeze of many names those that are ticked, all where it names none. */
export const alertParams = {
  freeze: z.strictObject({ accounts: z.array(accountIdSchema).min(1).max(500).optional() }),
  reverse: z.strictObject({}),
  dismiss: z.strictObject({}),
  escalate: z.strictObject({}),
} as const satisfies Record<AlertDecision, z.ZodType>;
export const ALERT_REASONS = [
  'suspected_fraud',
  'number_reassigned',
  'checked_by_hand',
  'beyond_my_right',
  'other',
] as const;

/** What the platform says when it opens a recovery. */
export const recoveryRequestSchema = z.strictObject({
  friends: z.array(accountIdSchema).max(50),
  secondMethod: secondMethodSchema.optional().describe('already proven when the request is opened'),
  deviceId: text(128, 1).optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  newPhone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
});

/** Signs of risk that one voucher can show. */
export const VOUCHER_SIGNALS = [
  'friendship_age',
  'account_age',
  'standing',
  'shared_device',
  'shared_network',
  'shared_phone',
  'burst',
  'many_vouches',
  'recently_recovered',
  'same_people',
  'mutual',
] as const;
/** Signs of risk that only all vouchers together show. */
export const REQUEST_SIGNALS = ['control_points', 'tight_group', 'near_stolen'] as const;
export type RecoverySignal = (typeof VOUCHER_SIGNALS)[number] | (typeof REQUEST_SIGNALS)[number];

/** Why a vouch is not counted. */
export const VOUCH_REFUSALS = [
  'not_named',
  'too_many_named',
  'late',
  'unknown_account',
  'not_in_good_standing',
  'no_friendship',
  'friendship_too_young',
  'account_too_young',
  'on_probation',
  'vouched_too_often',
] as const;
export type VouchRefusal = (typeof VOUCH_REFUSALS)[number];

const signalSchema = z.object({
  signal: z.enum([...VOUCHER_SIGNALS, ...REQUEST_SIGNALS]),
  figure: z.number().describe('days, minutes or a count, by the signal'),
  limit: z.number().nullable().describe('below or above which it counts as a risk'),
  weight: z.int().describe('points added to the total'),
  source: z.enum(['relations', 'accounts', 'events', 'vouches']),
  accounts: z.array(z.string()).describe('the other accounts it speaks of'),
});
export type RiskSignal = z.infer<typeof signalSchema>;

const voucherSchema = z.object({
  accountId: z.string(),
  verdict: z.enum(['asked', 'vouched', 'declined', 'withdrawn']),
  at: z.string().nullable(),
  refusal: z.enum(VOUCH_REFUSALS).nullable().describe('why the vouch is not counted'),
  friendshipDays: z.int().nullable(),
  appointed: z.boolean().describe('the owner appointed this friend before the request'),
  accountDays: z.int().nullable(),
  standing: z.string().nullable(),
  vouchesIn90Days: z.int(),
  points: z.int().describe('the sum of its signals’ weights'),
  signals: z.array(signalSchema),
});
export type RecoveryVoucher = z.infer<typeof voucherSchema>;

const noticeSchema = z.object({
  moment: z.enum(['request', 'approved', 'effect', 'expired', 'reversed']),
  channels: z.array(z.string()),
  at: z.string(),
  delivered: z.boolean(),
});

const shapeSchema = z.object({
  shape: z.enum(['ring', 'star', 'chain']),
  accounts: z.array(z.string()).describe('a star begins with its centre'),
});
/** A pattern that collusion leaves among vouches. */
export type VouchShape = z.infer<typeof shapeSchema>;

const nodeSchema = z.object({
  accountId: z.string(),
  restoredAt: z.string().nullable(),
  held: z.boolean().describe('frozen, banned or reported as stolen'),
});
const edgeSchema = z.object({ from: z.string(), to: z.string(), at: z.string() });

/** One account of the graph, and one hop beyond it. */
export const exploredAccountSchema = z.object({
  accountId: z.string(),
  standing: z.string().nullable(),
  accountDays: z.int().nullable(),
  restoredAt: z.string().nullable(),
  vouchedFor: z.int(),
  vouchedBy: z.int(),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
});
export type ExploredAccount = z.infer<typeof exploredAccountSchema>;

const graphSchema = z.object({
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  shapes: z.array(shapeSchema),
});
export type VouchGraph = z.infer<typeof graphSchema>;

/** An alert of collusion as its page shows it. */
export const alertStorySchema = z.object({
  accounts: z.array(
    z.object({
      accountId: z.string(),
      shapes: z.array(z.enum(['ring', 'star', 'chain'])),
      standing: z.string().nullable(),
      freeze: z.enum(['none', 'waiting', 'delivered', 'confirmed', 'failed']),
    }),
  ),
});
export type AlertStory = z.infer<typeof alertStorySchema>;

/** A recovery as its page shows it. */
export const recoveryStorySchema = z.object({
  requestId: z.string(),
  needed: z.int(),
  counted: z.int().describe('vouches that count'),
  named: z.int(),
  nominateUntil: z.string(),
  secondMethod: z.string().nullable(),
  vouchers: z.array(voucherSchema),
  requestSignals: z.array(signalSchema),
  points: z.int().describe('the sum of all weights shown'),
  total: z.int().describe('the same, at most 100'),
  highRiskFrom: z.int(),
  highRisk: z.boolean(),
  coolingOffHours: z.number(),
  settingsVersion: z.int(),
  control: z.object({
    holders: z.int().describe('how few devices, networks or people reach the votes needed'),
    largest: z.int().describe('votes in one hand'),
    accounts: z.array(z.string()).describe('those in that hand'),
    by: z.enum(['device', 'network', 'phone', 'person']),
  }),
  graph: graphSchema.describe('who vouched for whom, within two hops'),
  approvedAt: z.string().nullable(),
  effectAt: z.string().nullable(),
  restoredAt: z.string().nullable(),
  reversibleUntil: z.string().nullable().describe('set once it took effect'),
  reverseCaseId: z.int().nullable().describe('the case that has it reversed'),
  reversedAt: z.string().nullable(),
  newPhone: z.string().nullable().describe('masked: the number to be bound'),
  newPhoneTakenBy: z.string().nullable().describe('another account whose verified phone it is'),
  locked: z.boolean().describe('the owner has locked the account against assisted changes'),
  notices: z.array(noticeSchema),
  objections: z.array(
    z.object({
      channel: z.string(),
      at: z.string(),
      caseId: z.int().nullable(),
      overruledAt: z.string().nullable(),
    }),
  ),
});
export type RecoveryStory = z.infer<typeof recoveryStorySchema>;
