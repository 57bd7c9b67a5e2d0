import { z } from 'zod';

/** How much is reviewed blind, and when a figure says something (domain, sections 11 and 12, brake 7). */
export const qualitySettingsSchema = z.strictObject({
  approvalShare: z
    .number()
    .min(0.05)
    .max(1)
    .default(0.05)
    .describe('of decisions that a second person approved; never less than 5%'),
  otherShare: z.number().min(0).max(1).default(0.02).describe('of all other decisions that closed a case'),
  riskWeight: z
    .number()
    .min(0)
    .max(20)
    .default(3)
    .describe('at full risk the chance of being drawn is 1 + this many times as high'),
  mostPerDay: z
    .int()
    .min(0)
    .max(10_000)
    .default(40)
    .describe('approvals are drawn at their share even so; the others give way'),
  keepDays: z.int().min(1).max(365).default(14).describe('a review that nobody takes ends then'),
  minimumReviews: z.int().min(2).max(1_000).default(10).describe('with fewer no agreement is shown'),
  storyDays: z
    .int()
    .min(7)
    .max(365)
    .default(90)
    .describe('how long what the decider saw is kept for the draw; a case that closes later is not drawn'),
});
export type QualitySettings = z.infer<typeof qualitySettingsSchema>;
