import { z } from 'zod';
import { metricSettingsSchema } from './metric-settings.ts';
import { exportSettingsSchema } from './export-settings.ts';
import { keptDaysSchema } from './retention.ts';
import { phoneSettingsSchema } from './phone-settings.ts';
import { qualitySettingsSchema } from './quality-settings.ts';
import { reviewSettingsSchema } from './review-settings.ts';
import { recoverySettingsSchema } from './recovery-settings.ts';

/** The figures of the domain that a manager or admin may change, with their defaults (domain: "never constants in code"). */
export const settingsSchema = z.strictObject({
  undoSeconds: z.int().min(0).max(600).default(30),
  claimMinutes: z.int().min(1).max(240).default(15),
  slaHours: z
    .tuple([z.number().positive(), z.number().positive(), z.number().positive(), z.number().positive()])
    .default([1, 4, 24, 72])
    .describe('working hours by priority 1 to 4'),
  workingHours: z
    .strictObject({
      zone: z.string().default('Asia/Shanghai'),
      days: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5, 6, 7]),
      from: z
        .string()
        .regex(/^\d\d:\d\d$/)
        .default('00:00'),
      to: z
        .string()
        .regex(/^\d\d:\d\d$/)
        .default('24:00'),
    })
    .prefault({}),
  secondApprovalHours: z.number().positive().default(4),
  waitingUserDays: z.number().positive().default(7),
  applyMinutes: z.number().positive().default(10),
  offerBackMinutes: z
    .number()
    .positive()
    .default(30)
    .describe('how long an answered case is offered first to who asked'),
  ageingHours: z.number().positive().default(48).describe('an older case rises to priority 2'),
  manyLaps: z.int().min(1).default(4).describe('from this many laps a case has priority 2'),
  revealsPerShift: z.int().min(0).default(40),
  riskyDecisionsPerShift: z.int().min(1).default(60),
  whatWorksDays: z.int().min(1).default(90),
  whatWorksMinimum: z.int().min(1).default(30),
  keepEventsDays: z
    .int()
    .min(30)
    .nullable()
    .default(null)
    .describe('older events are rejected as too_old, and destroyed with their journey; null keeps all'),
  keepNotesDays: keptDaysSchema.describe('notes of cases closed so long ago are destroyed'),
  nonRiskyDirectClaim: z.boolean().default(false),
  commandTries: z.int().min(1).default(10),
  exports: exportSettingsSchema.prefault({}),
  witnessAddress: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null)
    .describe('signed checkpoints are posted there'),
  keepQuarantineDays: keptDaysSchema.describe('settled quarantined events are destroyed then'),
  keepDeliveriesDays: keptDaysSchema.describe('commands that are over are destroyed then'),
  keepExportsDays: keptDaysSchema.describe('exports that are over, with their manifests, are destroyed then'),
  keepStoriesDays: keptDaysSchema.describe(
    'what deciders saw, sealed for a blind review, is destroyed so long after the review is over',
  ),
  reviews: reviewSettingsSchema.prefault({}),
  recovery: recoverySettingsSchema.prefault({}),
  metrics: metricSettingsSchema.prefault({}),
  phone: phoneSettingsSchema.prefault({}),
  quality: qualitySettingsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Which settings are in force: 0 are the defaults. */
export const settingsVersionSchema = z.object({ version: z.int() });

/** Where commands go. The secret is written, never read back. */
export const webhookSchema = z.object({ address: z.string().nullable(), secretSet: z.boolean() });
export const webhookInputSchema = z.strictObject({
  address: z.url({ protocol: /^https?$/ }),
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]{16,}$/)
    .optional(),
});
export type Webhook = z.infer<typeof webhookSchema>;
