import { z } from 'zod';
/** placeholder until the journeys room brings its own */
export const claimSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  eventIds: z.array(z.string()),
  tone: z.enum(['loop', 'danger', 'quiet']),
});
