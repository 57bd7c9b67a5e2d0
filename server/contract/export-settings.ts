import { z } from 'zod';

/** The figures of exports: how long they lie ready, in parts of what size, and how many are written at once. */
export const exportSettingsSchema = z.strictObject({
  keepHours: z.number().positive().max(8_760).default(72),
  rowsPerPart: z.int().min(1).max(1_000_000).default(500_000),
  atOnce: z.int().min(1).max(8).default(2),
  perPerson: z.int().min(1).default(5).describe('exports of one person that wait or run'),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;
