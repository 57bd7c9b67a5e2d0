import { z } from 'zod';
import { pageQuerySchema } from './page.ts';

export const QUARANTINE_STATES = ['waiting', 'replayed', 'dismissed'] as const;

/** An event that could not be taken, and why. */
export const quarantinedSchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  eventId: z.string().nullable(),
  accountId: z.string().nullable(),
  flow: z.string().nullable(),
  step: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  state: z.enum(QUARANTINE_STATES),
  source: z.string().describe('the key or the file it came by'),
});
export type Quarantined = z.infer<typeof quarantinedSchema>;
export const quarantinedDetailSchema = quarantinedSchema.extend({ payload: z.string().describe('masked') });
export const quarantineListQuerySchema = pageQuerySchema.extend({
  state: z.enum(QUARANTINE_STATES).optional(),
  code: z.string().max(64).optional(),
});
export const replayAnswerSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['accepted', 'duplicate', 'rejected']),
      code: z.string().optional(),
    }),
  ),
});
