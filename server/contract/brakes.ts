import { z } from 'zod';
import { text } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';
import { BRAKE_KINDS } from './phones.ts';

/** A brake holds a person, or a case, until a manager releases it (domain, section 12, brakes 6 and 8). */
export const brakeSchema = z.object({
  id: z.string(),
  kind: z.enum(BRAKE_KINDS),
  staff: z.string().describe('the code of who is held, or who handled the case'),
  team: z.string(),
  caseId: z.int().nullable().describe('the case that is held; null where the person is'),
  accountId: z.string().nullable(),
  figure: z.number().describe('acts counted, or cases that share the number or device'),
  limit: z.number(),
  earlierCases: z.array(z.int()).describe('the cases that share the number or device'),
  heldAt: z.string(),
  releasedAt: z.string().nullable(),
  releasedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
});
export type Brake = z.infer<typeof brakeSchema>;
/** GET /api/brakes */
export const brakeListQuerySchema = pageQuerySchema.extend({
  state: z.enum(['held', 'all']).default('held'),
});
export const brakePageSchema = pageOf(brakeSchema);
/** POST /api/brakes/:id/release */
export const releaseBrakeInputSchema = z.strictObject({ reason: text(200, 3) });
