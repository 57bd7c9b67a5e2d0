import { z } from 'zod';
import { carrierDetailsSchema } from './carrier-words.ts';
import type { FaultCode } from './fault-texts.ts';
import { accountIdSchema, instantSchema, jsonSchema, nameSchema, text } from './names.ts';

export const ACCOUNT_STATES = ['normal', 'inactive', 'restricted', 'frozen', 'banned', 'cancelled'] as const;
export const GATES = ['not_required', 'due', 'blocked', 'exempt'] as const;
export const PHONE_STATES = ['none', 'unverified', 'verified', 'cooling', 'released'] as const;

/** What the platform knows of an account; only the fields sent change, null clears. */
export const accountPatchSchema = z.strictObject({
  state: z.enum(ACCOUNT_STATES).optional(),
  nickname: text(64).nullable().optional(),
  name: text(64).nullable().optional(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be E.164, such as +8613812345678')
    .nullable()
    .optional(),
  phoneState: z.enum(PHONE_STATES).optional(),
  phoneProvenBy: nameSchema.nullable().optional(),
  phoneVerifiedAt: instantSchema.nullable().optional(),
  realName: nameSchema.nullable().optional(),
  gate: z.enum(GATES).optional(),
  registeredAt: instantSchema.nullable().optional(),
  region: text(16, 1).nullable().optional(),
  restrictions: z
    .array(z.strictObject({ rule: nameSchema, until: instantSchema.nullable().default(null) }))
    .max(50)
    .optional()
    .describe('rules that keep the account from being changed now; replaces what was said before'),
  waysIn: z.array(nameSchema).max(20).nullable().optional().describe('ways to sign in besides the phone'),
  noAssistedChange: z
    .boolean()
    .optional()
    .describe(
      'the owner’s lock: while it is set, no recovery with friends and no assisted change of this account',
    ),
});
export type AccountPatch = z.infer<typeof accountPatchSchema>;
export const accountRecordSchema = accountPatchSchema.extend({ accountId: accountIdSchema });

export const RELATION_KINDS = ['friendship', 'trusted_device', 'trusted_address', 'carrier_notice'] as const;
/** A tie between accounts, or of an account to a device, address or carrier notice. */
export const relationSchema = z
  .strictObject({
    kind: z.enum(RELATION_KINDS),
    accountId: accountIdSchema,
    otherAccountId: accountIdSchema.optional(),
    deviceId: text(128, 1).optional(),
    address: text(254, 1).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'must be E.164, such as +8613812345678')
      .optional()
      .describe('of a carrier notice: the number it speaks of; absent: the one that is bound'),
    since: instantSchema,
    until: instantSchema.nullable().optional(),
    appointedAt: instantSchema
      .nullable()
      .optional()
      .describe(
        'friendship: when the account appointed this friend to vouch for it, should that ever be needed',
      ),
    details: z.record(z.string(), jsonSchema).optional(),
  })
  .superRefine((relation, context) => {
    const needs = {
      friendship: 'otherAccountId',
      trusted_device: 'deviceId',
      trusted_address: 'address',
    } as const;
    if (relation.appointedAt != null && relation.kind !== 'friendship')
      context.addIssue({ code: 'custom', path: ['appointedAt'], message: 'only_for_friendships' });
    if (relation.kind === 'carrier_notice') {
      const details = carrierDetailsSchema.safeParse(relation.details ?? {});
      for (const issue of details.error?.issues ?? [])
        context.addIssue({ code: 'custom', path: ['details', ...issue.path], message: issue.message });
      return;
    }
    const field = needs[relation.kind];
    if (relation[field] === undefined)
      context.addIssue({ code: 'custom', path: [field], message: 'required_for_kind' satisfies FaultCode });
  });
export type Relation = z.infer<typeof relationSchema>;

export const REQUEST_KINDS = [
  'friend_recovery',
  'phone_bind',
  'phone_change',
  'phone_unbind',
  'hijack_report',
] as const;
/** Opens a case of its kind, once per id. */
export const platformRequestSchema = z.strictObject({
  id: text(64, 1),
  kind: z.enum(REQUEST_KINDS),
  accountId: accountIdSchema,
  openedAt: instantSchema,
  params: z.record(z.string(), jsonSchema).default({}),
});
export type PlatformRequest = z.infer<typeof platformRequestSchema>;
export const objectionSchema = z.strictObject({ id: text(64, 1), channel: text(64, 1), at: instantSchema });

/** Items of a batch, each with its verdict. */
export const batchAnswerSchema = z.object({
  accepted: z.int(),
  rejected: z.int(),
  results: z.array(
    z.object({
      index: z.int(),
      status: z.enum(['accepted', 'rejected']),
      code: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});
/** `waiting`: kept until its kind is served here; `overruled`: this channel’s objection was settled before. */
export const requestAnswerSchema = z.object({
  id: z.string(),
  status: z.enum(['opened', 'waiting', 'duplicate', 'stopped', 'overruled']),
  caseId: z.int().nullable(),
});
