import { z } from 'zod';

const codesSchema = z.strictObject({
  lifeSeconds: z.int().min(30).default(300),
  tries: z.int().min(1).max(20).default(5),
  resendSeconds: z.int().min(0).default(60),
  aDay: z.int().min(1).default(5).describe('codes a number may get in 24 hours'),
  skewSeconds: z.int().min(0).default(30).describe('how far the platform’s clock may be off'),
});

const inquiriesSchema = z.strictObject({
  answerMinutes: z
    .number()
    .positive()
    .default(10)
    .describe('how long an answer of the platform is waited for'),
  againMinutes: z.number().min(0).default(5).describe('the platform is not asked the same again sooner'),
  aDay: z.int().min(1).default(5).describe('questions about one account or number in 24 hours'),
  aDayAPerson: z.int().min(1).default(40).describe('questions of one person in 24 hours'),
});

const brakesSchema = z.strictObject({
  aDay: z.int().min(1).default(40).describe('phone actions one person may propose or approve in 24 hours'),
  pace: z.int().min(1).default(8).describe('so many within `paceMinutes` stop the person'),
  paceMinutes: z.number().positive().default(10),
  teamPace: z.int().min(1).default(40).describe('so many of one team within `paceMinutes` stop the team'),
  allPace: z
    .int()
    .min(1)
    .default(120)
    .describe('so many of all together within `paceMinutes` stop everybody'),
  teamFactor: z
    .number()
    .min(1)
    .default(4)
    .describe('times the team’s usual day, from which a person is held'),
  teamFloor: z.int().min(1).default(12).describe('fewer than this many in a day are never above the team'),
  teamDays: z.int().min(1).default(28),
  repeatDays: z.int().min(1).default(365).describe('the same number or device again within this time'),
  repeatAccounts: z
    .int()
    .min(1)
    .default(3)
    .describe('so many other accounts with the same number or device hold a case, whoever handled theirs'),
});

/** The figures of phone actions (domain, sections 5, 7 and 12). */
export const phoneSettingsSchema = z.strictObject({
  abnormalSignInDays: z.number().positive().default(7),
  changesAnAccount: z.int().min(1).default(2).describe('changes and unbinds of an account in `changesDays`'),
  changesDays: z.number().positive().default(30),
  accountsANumber: z.int().min(1).default(5).describe('accounts that a number may serve in `numberDays`'),
  numberDays: z.number().positive().default(365),
  simChangeDays: z.number().positive().default(10),
  coolingOffHours: z.number().positive().default(24),
  coolingOffHighRiskHours: z.number().positive().default(72),
  reversalHours: z.number().positive().default(168).describe('how long a done action can be undone'),
  restrictionDays: z
    .number()
    .positive()
    .default(7)
    .describe('how long a restriction that an event told of is believed'),
  bulkRows: z.int().min(1).max(200_000).default(200_000),
  codes: codesSchema.prefault({}),
  inquiries: inquiriesSchema.prefault({}),
  brakes: brakesSchema.prefault({}),
});
export type PhoneSettings = z.infer<typeof phoneSettingsSchema>;
