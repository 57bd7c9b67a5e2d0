import { z } from 'zod';
import { instantSchema } from './names.ts';

/** Names follow the CAMARA APIs number-recycling, sim-swap and kyc-tenure (domain, section 7). */
export const REASSIGNED = ['yes', 'no', 'out_of_range', 'unknown'] as const;

/** The `details` of a carrier notice, as the platform sends them; only what the carrier said. */
export const carrierDetailsSchema = z.object({
  reassigned: z.enum(REASSIGNED).optional(),
  referenceDate: instantSchema.optional().describe('reassigned since this date, or not'),
  latestSimChange: instantSchema.nullable().optional().describe('null: none within the monitored days'),
  monitoredDays: z.int().min(0).optional(),
  tenureSince: instantSchema.nullable().optional(),
});
export type CarrierDetails = z.infer<typeof carrierDetailsSchema>;

/** What carriers say of a number. */
export const carrierWordsSchema = z.object({
  reassigned: z.enum(REASSIGNED),
  referenceDate: z.string().nullable(),
  latestSimChange: z.string().nullable().describe('null: none within `monitoredDays`, not never'),
  monitoredDays: z.int().nullable().describe('null: SIM changes are not known at all'),
  tenureSince: z.string().nullable(),
  at: z.string().describe('when the carrier said so'),
});
export type CarrierWords = z.infer<typeof carrierWordsSchema>;
