import { z } from 'zod';
import { shareSchema } from './dashboard.ts';

/** One calendar day: of journeys that began on it, and of cases as they came, went and waited. */
const trendDaySchema = z.object({
  day: z.string().describe('the calendar day in the zone, YYYY-MM-DD'),
  from: z.string(),
  lapsPerStuck: z.number().nullable(),
  loopMedianMs: z.int().nullable().describe('first lap to last event, of stuck journeys with a lap'),
  reworkRate: shareSchema.describe('journeys with a step visited twice'),
  selfResolved: shareSchema.describe('of stuck journeys'),
  opened: z.int().describe('cases of the flow'),
  closed: z.int(),
  open: z.int().describe('not closed at the end of the day'),
  oldestMs: z.int().nullable().describe('the age of the oldest of them at the end of the day'),
  slaMet: shareSchema.describe('of the cases opened on the day whose time is known to be met or missed'),
  recoveries: z.int().describe('asked for, of any flow'),
  unbinds: z.int().describe('asked for, of any flow'),
  reversals: z.int().describe('of recoveries and of phone actions'),
  firstContact: shareSchema.describe(
    'of cases first decided on the day, those that this ended; days that are too young count nothing',
  ),
  objected: shareSchema.describe('of the waits before an effect that began on the day, of any flow'),
});
export type TrendDay = z.infer<typeof trendDaySchema>;

/** What moves slowly, day by day (domain, section 11). */
export const trendsSchema = z.object({
  zone: z.string(),
  days: z.array(trendDaySchema),
  all: z.object({ firstContact: shareSchema, objected: shareSchema }).describe('of all the days together'),
  firstContactDays: z.int().describe('so old a first decision must be to count'),
});
export type Trends = z.infer<typeof trendsSchema>;
