import { z } from 'zod';
import { shareSchema } from './dashboard.ts';
import type { FaultCode } from './fault-texts.ts';
import { loopRulesSchema } from './flow-format.ts';
import { instantSchema } from './names.ts';

/** A past period, and when a journey would count as stuck instead; what is left out stays as it is. */
export const whatIfQuerySchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    stuckAfterLaps: z.coerce.number().int().min(1).max(1_000).optional(),
    sameReasonTimes: z.coerce.number().int().min(1).max(1_000).optional(),
    silentHours: z.coerce.number().positive().max(8_760).optional(),
    stuckAfterFailedJourneys: z.coerce.number().int().min(1).max(1_000).optional(),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not_after_from' satisfies FaultCode,
  });

const outcomeSchema = z.object({
  stuck: shareSchema.describe('of the journeys that were looked at'),
  cases: z.int().describe('of all journeys of the period'),
  perDay: z.number(),
  minutesPerDay: z.number().nullable().describe('by the mean time that a case of this flow was in hand'),
});

/** The period replayed from its raw events, as the rules are and as they would be. */
export const whatIfSchema = z.object({
  journeys: z.int(),
  looked: z.int().describe('fewer than all where the period is large: every so manieth journey then'),
  rules: loopRulesSchema,
  present: outcomeSchema,
  changed: outcomeSchema,
});
export type WhatIf = z.infer<typeof whatIfSchema>;
export type WhatIfOutcome = z.infer<typeof outcomeSchema>;
