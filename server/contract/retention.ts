import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { accountIdSchema, instantSchema, text } from './names.ts';

/** What has a time after which it is destroyed. */
export const RETAINED = ['events', 'notes', 'quarantine', 'deliveries', 'exports', 'stories'] as const;
export type Retained = (typeof RETAINED)[number];

/** Days after which something is destroyed; null keeps it. The law keeps network logs for six months at least. */
export const keptDaysSchema = z.int().min(183).max(36_500).nullable().default(null);

/** Nothing of this account, or of this period, or of the account in the period, is destroyed. */
export const holdInputSchema = z
  .strictObject({
    accountId: accountIdSchema.optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional().describe('exclusive'),
    reason: text(500, 3),
  })
  .refine(({ accountId, from, to }) => accountId !== undefined || (from !== undefined && to !== undefined), {
    path: ['accountId'],
    message: 'no_account_or_period' satisfies FaultCode,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not_after_from' satisfies FaultCode,
  });
export type HoldInput = z.output<typeof holdInputSchema>;

export const holdSchema = z.object({
  id: z.string(),
  accountId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  released: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
});
export type Hold = z.infer<typeof holdSchema>;

/** What was destroyed in one run: signed, and an entry of the record. */
export const certificateSchema = z.object({
  id: z.string(),
  at: z.string(),
  destroyed: z.array(
    z.object({
      type: z.enum(RETAINED),
      before: z.string().describe('everything older, but for what was held'),
      rows: z.int(),
      held: z.int().describe('past their time too, but under a hold when the run began; of events: journeys'),
      idsSha256: z.string().describe('of the ids in code-point order, each with a line feed'),
    }),
  ),
  keyId: z.string(),
  signature: z
    .string()
    .describe('Ed25519 over "unloop destruction certificate v1", as of an export’s manifest'),
});
export type Certificate = z.infer<typeof certificateSchema>;
