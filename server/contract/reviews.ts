import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { accountIdSchema, instantSchema, text } from './names.ts';
import { pageQuerySchema } from './page.ts';
import { ROLES } from './staff.ts';

/** What stands out about somebody's access. */
export const ACCESS_SIGNS = ['never_used', 'unused', 'many_looks', 'demo'] as const;
export type AccessSign = (typeof ACCESS_SIGNS)[number];

/** Who has which role and since when, given by whom, last used. */
export const accessRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  role: z.enum(ROLES),
  team: z.string(),
  regions: z.array(z.string()),
  disabled: z.boolean(),
  since: z.string().describe('when the present role was given'),
  givenBy: z.string().nullable().describe('as the record names them; null where it tells nothing'),
  approvedBy: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  looks: z.int().describe('looks at personal data in full, in the days asked for'),
  signs: z.array(z.enum(ACCESS_SIGNS)),
});
export type AccessRow = z.infer<typeof accessRowSchema>;

export const LOOK_VERDICTS = ['justified', 'not_justified'] as const;
export type LookVerdict = (typeof LOOK_VERDICTS)[number];

const markSchema = z.object({
  verdict: z.enum(LOOK_VERDICTS),
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});

/** One look at a field in full, with the reason given and what an auditor made of it. */
export const revealRowSchema = z.object({
  id: z.string().describe('of the entry'),
  at: z.string(),
  actor: z.string(),
  role: z.string().nullable(),
  sessionId: z.string().nullable(),
  accountId: z.string().nullable(),
  caseId: z.int().nullable(),
  field: z.string().nullable(),
  reason: z.string().nullable(),
  mark: markSchema.nullable(),
});
export type RevealRow = z.infer<typeof revealRowSchema>;

export const revealListQuerySchema = pageQuerySchema.extend({
  actor: text(64).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  state: z.enum(['open', 'marked']).optional(),
});
export const markInputSchema = z
  .strictObject({ verdict: z.enum(LOOK_VERDICTS), note: text(500).optional() })
  .refine(({ verdict, note }) => verdict === 'justified' || (note ?? '').trim().length > 2, {
    path: ['note'],
    message: 'no_note_on_unjustified' satisfies FaultCode,
  });

/** One person's looks at one account on one day that led to nothing, or were not of their work. */
export const oddLookSchema = z.object({
  id: z.string(),
  day: z.string().describe('in the zone of the working hours'),
  actor: z.string(),
  accountId: z.string(),
  looks: z.int(),
  unassigned: z.boolean().describe('none of the account’s cases was ever given to them'),
  withoutAction: z.boolean().describe('they did nothing on the account’s cases that day'),
  sessionId: z.string().nullable(),
  lastAt: z.string(),
  closed: z.object({ by: z.string(), at: z.string(), note: z.string() }).nullable(),
});
export type OddLook = z.infer<typeof oddLookSchema>;

export const oddLookListQuerySchema = pageQuerySchema.extend({
  actor: text(64).optional(),
  state: z.enum(['open', 'closed']).optional(),
});
export const closeLookInputSchema = z.strictObject({
  day: z.iso.date(),
  actor: text(64, 1),
  accountId: accountIdSchema,
  note: text(500, 3),
});
