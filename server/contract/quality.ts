import { z } from 'zod';
import { caseKindSchema } from './case-states.ts';
import { shareSchema } from './dashboard.ts';
import type { FaultCode } from './fault-texts.ts';
import { instantSchema, text } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';
import { DAY_MS } from './time-units.ts';

/** What stands for the account's number in a review: whoever reviews must not be able to look the account up. */
export const HIDDEN_ACCOUNT = '••••';

/** The account number in the row of a blind case: it names none, and so stands in no list of an account's cases. */
export const NO_ACCOUNT = '';

/** What a verdict says beside its type and reason. */
export const verdictParamsSchema = z.strictObject({
  harm: z.boolean().default(false).describe('to let this through would do harm'),
});

/** What the page of a review shows besides the evidence. */
export const reviewStorySchema = z.object({
  kind: caseKindSchema.describe('of the case under review'),
  decidedAt: z.string().describe('the evidence is as of this moment'),
  comparison: z
    .object({
      caseId: z.int(),
      agrees: z.boolean().describe('the same decision, whatever the reason'),
      decision: z.object({ type: z.string(), reason: z.string(), approved: z.boolean() }),
      verdict: z.object({ type: z.string(), reason: z.string(), harm: z.boolean() }),
    })
    .nullable()
    .describe('null until the verdict stands'),
});
export type ReviewStory = z.infer<typeof reviewStorySchema>;

const QUALITY_DAYS = 400;

/** A period, by the moment at which a verdict came to stand. */
export const qualityQuerySchema = z
  .object({ from: instantSchema, to: instantSchema })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not_after_from' satisfies FaultCode,
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= QUALITY_DAYS * DAY_MS, {
    path: ['to'],
    message: 'too_many_days' satisfies FaultCode,
  });

const intervalSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/**
 * How far reviewers and deciders agree, re-weighted by the chance of having been drawn. Each coefficient is null where
 * there are too few reviews, or where it has no meaning, such as kappa when both sides only ever said one thing.
 */
export const agreementSchema = z.object({
  reviews: z.int(),
  agreed: z.int().describe('counted, not weighted'),
  effective: z.number().describe('as many reviews of equal chance would say as much'),
  few: z.boolean().describe('fewer than the setting asks for: no figure'),
  observed: intervalSchema.nullable().describe('Wilson’s interval on the effective number'),
  ac1: intervalSchema.nullable(),
  kappa: intervalSchema.nullable(),
});
export type Agreement = z.infer<typeof agreementSchema>;

const groupSchema = agreementSchema.extend({ name: z.string() });

export const qualityFiguresSchema = z.object({
  minimum: z.int().describe('fewer reviews give no figure'),
  drawn: z
    .object({ approvals: shareSchema, others: shareSchema })
    .nullable()
    .describe('of the decisions that closed a case in the period; null for who sees only own ones'),
  waiting: z.int().describe('reviews of the period that nobody has finished'),
  ended: z.int().describe('reviews of the period that nobody took in time'),
  overall: agreementSchema,
  byReason: z.array(groupSchema).describe('cases decided for this reason'),
  byDecision: z
    .array(groupSchema.extend({ kind: caseKindSchema }))
    .describe('this decision or another; cases of the kind that either side decided so'),
  byFlow: z.array(groupSchema),
  byKind: z.array(groupSchema.extend({ name: caseKindSchema })),
});
export type QualityFigures = z.infer<typeof qualityFiguresSchema>;

/** One review whose verdict stands. */
export const qualityReviewSchema = z.object({
  id: z.int().describe('the review’s own case'),
  caseId: z.int(),
  kind: caseKindSchema,
  flow: z.string().nullable(),
  by: z.string().describe('who had decided: a staff code'),
  decidedAt: z.string(),
  reviewedAt: z.string(),
  decision: z.object({ type: z.string(), reason: z.string(), approved: z.boolean() }),
  verdict: z.object({ type: z.string(), reason: z.string(), harm: z.boolean() }),
  agrees: z.boolean(),
  reviewer: z.string().nullable().describe('a staff code; shown to managers and auditors alone'),
  noteState: z.enum(['open', 'closed']).nullable(),
  note: z.string().nullable(),
  noteClosedBy: z.string().nullable(),
});
export type QualityReview = z.infer<typeof qualityReviewSchema>;
export const qualityReviewPageSchema = pageOf(qualityReviewSchema);
export const QUALITY_LISTS = ['disagreed', 'agreed', 'harm'] as const;
export const qualityListQuerySchema = pageQuerySchema.extend({
  show: z
    .enum(QUALITY_LISTS)
    .optional()
    .describe('harm: approvals that should not have been, not yet looked at'),
  reason: text(64).optional(),
});
export type QualityListQuery = z.infer<typeof qualityListQuerySchema>;
export const harmCountSchema = z.object({ open: z.int() });
export const closeHarmInputSchema = z.strictObject({ note: text(500, 3) });
