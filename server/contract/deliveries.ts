import { z } from 'zod';
import { pageQuerySchema } from './page.ts';

export const DELIVERY_STATES = ['pending', 'sending', 'delivered', 'dead', 'cancelled'] as const;

/** A command on its way to the platform; its params are shown masked. */
export const deliverySchema = z.object({
  id: z.string(),
  type: z.string(),
  accountId: z.string(),
  caseId: z.int().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  createdAt: z.string(),
  nextTryAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  heldBy: z.string().nullable().describe('an earlier command of the same account that must go first'),
});
export type Delivery = z.infer<typeof deliverySchema>;
export const deliveryListQuerySchema = pageQuerySchema.extend({ state: z.enum(DELIVERY_STATES).optional() });

/** The body of a command as the platform receives it. */
export const commandSchema = z.object({
  id: z.string(),
  type: z.string(),
  accountId: z.string(),
  caseId: z.int().nullable(),
  params: z.record(z.string(), z.unknown()),
  decidedAt: z.string(),
});
export type Command = z.infer<typeof commandSchema>;
