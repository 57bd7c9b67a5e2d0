import { z } from 'zod';
import { many, shareSchema } from './dashboard.ts';
import type { FaultCode } from './fault-texts.ts';
import { instantSchema } from './names.ts';
import { recoverySettingsSchema } from './recovery-settings.ts';

const weightPattern = /^[a-z_]{1,64}:(?:\d{1,2}|100)$/;

/** A past period, and what a recovery would need, or weigh, instead; what is left out stays as it is. */
export const whatIfRecoveriesQuerySchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    vouchesNeeded: z.coerce.number().int().min(2).max(20).optional(),
    highRiskFrom: z.coerce.number().int().min(1).max(100).optional(),
    weight: many(z.string().regex(weightPattern)).describe('points of a sign, such as burst:10'),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not_after_from' satisfies FaultCode,
  });

const outcomeSchema = z.object({
  ready: shareSchema.describe('with vouches enough, of the recoveries looked at'),
  perDay: z.number().describe('that come to be decided'),
  minutesPerDay: z.number().nullable().describe('by the mean time that a recovery was in hand'),
  highRisk: shareSchema.describe('of those with vouches enough'),
  riskyApprovals: z.int().describe('approved, and of high risk'),
  refused: z.int().describe('approved, and without vouches enough'),
  letThrough: z.int().describe('approved and reversed later, and neither of the two: attacks not held up'),
});
export type WhatIfRecoveriesOutcome = z.infer<typeof outcomeSchema>;

/** The period's recoveries weighed as the settings are and as they would be. */
export const whatIfRecoveriesSchema = z.object({
  recoveries: z.int(),
  looked: z.int().describe('fewer than all where the period is large: every so manieth then'),
  settings: recoverySettingsSchema.pick({ vouchesNeeded: true, highRiskFrom: true, weights: true }),
  present: outcomeSchema,
  changed: outcomeSchema,
});
export type WhatIfRecoveries = z.infer<typeof whatIfRecoveriesSchema>;
