import { z } from 'zod';
import { text } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';
import { BRAKE_KINDS } from './phones.ts';

/** A brake holds a person, a team, everybody, or a case, until a manager releases it (domain, section 12, brakes 6 and 8). */
export const brakeSchema = z.object({
  id: z.string(),
  kind: z.enum(BRAKE_KINDS),
  holds: z.enum(['person', 'team', 'all', 'case']),
  staff: z.string().describe('the code of who is held, who handled the case, or whose act tripped it'),
  team: z.string(),
  caseId: z.int().nullable().describe('the case that is held; null where people are'),
  accountId: z.string().nullable(),
  figure: z
    .number()
    .describe('acts counted; cases, or for a shared one accounts, with the same number or device'),
  limit: z.number(),
  earlierCases: z.array(z.int()).describe('the cases that share the number or device'),
  heldAt: z.string(),
  releasedAt: z.string().nullable(),
  releasedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
  canRelease: z.boolean().describe('a team is released by a manager of another one'),
});
export type Brake = z.infer<typeof brakeSchema>;
/** GET /api/brakes */
export const brakeListQuerySchema = pageQuerySchema.extend({
  state: z.enum(['held', 'all']).default('held'),
});
export const brakePageSchema = pageOf(brakeSchema);
/** POST /api/brakes/:id/release */
export const releaseBrakeInputSchema = z.strictObject({ reason: text(200, 3) });
