import { z } from 'zod';

/** When a departure of the loop rate from its normal becomes an alert (domain, section 11). */
export const metricSettingsSchema = z.strictObject({
  alertAgeDays: z
    .array(z.int().min(1).max(30))
    .min(1)
    .max(3)
    .default([1, 7])
    .describe('journeys are compared by who was stuck within so many days of the start'),
  alertBaselineDays: z.int().min(7).max(180).default(28).describe('the days before, which are the normal'),
  alertMinimumStuck: z.int().min(1).default(5).describe('fewer stuck journeys in a day are chance'),
  alertMinimumJourneys: z.int().min(1).default(30).describe('a day with fewer says nothing'),
  firstContactDays: z
    .int()
    .min(1)
    .max(90)
    .default(7)
    .describe('so long after a decision nothing more must have been needed for it to have ended the matter'),
});
