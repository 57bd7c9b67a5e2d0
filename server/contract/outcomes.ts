import { z } from 'zod';
import { caseKindSchema } from './case-states.ts';
import { metricsQuerySchema } from './metrics.ts';
import { pageOf, pageQuerySchema } from './page.ts';

/**
 * What became of a decision within `metrics.firstContactDays`. The domain names first-contact resolution and leaves its
 * definition to the field: a case's first decision ended it, it was not reopened, and the account had no further case in
 * the same flow.
 */
export const OUTCOMES = [
  'ended',
  'escalated',
  'decided_again',
  'reopened',
  'further_case',
  'not_resolved',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that made work once more. */
export const WORKED_AGAIN = [
  'decided_again',
  'reopened',
  'further_case',
] as const satisfies readonly Outcome[];

/** What became of a wait in which the owner could object. */
export const COOLING_ENDINGS = ['objected', 'not_objected'] as const;
export type CoolingEnding = (typeof COOLING_ENDINGS)[number];

/** The cases behind a share. */
export const OUTCOME_FIGURES = ['first_contact', 'objections'] as const;
export const outcomeCasesQuerySchema = z.object({
  ...metricsQuerySchema.shape,
  ...pageQuerySchema.shape,
  figure: z.enum(OUTCOME_FIGURES),
  only: z
    .enum(['true', 'false'])
    .default('false')
    .describe('those alone that somebody must look at: not ended at first contact, or objected to'),
});
export type OutcomeCasesQuery = z.output<typeof outcomeCasesQuerySchema>;

const outcomeCaseSchema = z.object({
  caseId: z.int(),
  kind: caseKindSchema,
  decision: z.string().describe('its type'),
  reason: z.string(),
  at: z.string().describe('when it was decided, or the wait began'),
  ending: z.enum([...OUTCOMES, ...COOLING_ENDINGS]),
});
export type OutcomeCase = z.infer<typeof outcomeCaseSchema>;
export const outcomeCasePageSchema = pageOf(outcomeCaseSchema);
