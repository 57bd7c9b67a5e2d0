import { z } from 'zod';

/** From when on somebody's access stands out in a review. */
export const reviewSettingsSchema = z.strictObject({
  unusedDays: z.int().min(1).max(3_650).default(30).describe('access not used for so long'),
  lookDays: z
    .int()
    .min(1)
    .max(366)
    .default(30)
    .describe('looks at personal data in full are counted over these'),
  manyLooks: z.int().min(1).default(20).describe('fewer than this many never stand out'),
  timesUsual: z.number().min(1).default(3).describe('times the middle of the role'),
});
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;
