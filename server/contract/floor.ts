import { z } from 'zod';
import { shareSchema, zoneSchema } from './dashboard.ts';
import type { FaultCode } from './fault-texts.ts';
import { instantSchema } from './names.ts';
import { DAY_MS } from './time-units.ts';

const FLOOR_DAYS = 100;

/** A period of decisions, by the moment of the decision. */
export const floorQuerySchema = z
  .object({ from: instantSchema, to: instantSchema, zone: zoneSchema.default('Asia/Shanghai') })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not_after_from' satisfies FaultCode,
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= FLOOR_DAYS * DAY_MS, {
    path: ['to'],
    message: 'too_many_days' satisfies FaultCode,
  });

/** One person's work: what came of it beside how much it was, so that nobody is ranked on speed alone. */
export const floorPersonSchema = z.object({
  code: z.string(),
  role: z.string(),
  handled: z.int().describe('decisions that were not taken back at once'),
  byHour: z.array(z.int()).length(24).describe('by hour of the day in the zone'),
  medianActiveSeconds: z.int().nullable().describe('time with the case in hand, not from first to last'),
  inTime: shareSchema.describe('decided before the case was due'),
  escaped: shareSchema.describe('of decisions carried out at least 30 days ago, or with a success'),
  reopened: shareSchema.describe('of handled cases'),
  sameInReview: shareSchema.describe('of blind reviews that were finished in the period'),
  reversed: shareSchema.describe('returned, withdrawn or stopped before they took effect'),
  workedAgain: shareSchema
    .nullable()
    .describe(
      'of decisions after which the case had to be worked again; told to managers and auditors alone',
    ),
});
export type FloorPerson = z.infer<typeof floorPersonSchema>;

/** In the order of their codes. */
export const floorSchema = z.object({
  people: z.array(floorPersonSchema),
  again: z
    .object({ from: z.string(), to: z.string(), days: z.int() })
    .nullable()
    .describe('the days whose decisions are old enough to say who was worked again, and how old that is'),
});
export type Floor = z.infer<typeof floorSchema>;
