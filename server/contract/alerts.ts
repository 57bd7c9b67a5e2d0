import { z } from 'zod';
import { changedSegmentSchema } from './dashboard.ts';
import { text } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';

/** What departed from its normal: a flow as a whole, or one client version, region, or step and reason of it. */
export const ALERT_SERIES = ['flow', 'client_version', 'region', 'reason'] as const;
export const ALERT_STATES = ['open', 'closed'] as const;

/** A note to managers: on this day a loop rate lay outside the limits of its P' chart. */
export const alertSchema = z.object({
  id: z.string(),
  flow: z.string(),
  series: z.enum(ALERT_SERIES),
  /** The version or region; a step and a reason with a space between; nothing for the flow. */
  name: z.string(),
  day: z.string().describe('YYYY-MM-DD in the zone of the working hours'),
  from: z.string(),
  to: z.string(),
  ageDays: z.int().describe('stuck within so many days of the start'),
  journeys: z.int(),
  stuck: z.int(),
  share: z.number(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  segment: changedSegmentSchema.nullable().describe('what explains most of the change'),
  state: z.enum(ALERT_STATES),
  createdAt: z.string(),
  closedBy: z.string().nullable().describe('a staff code'),
  note: z.string().nullable(),
});
export type Alert = z.infer<typeof alertSchema>;
export const alertPageSchema = pageOf(alertSchema);
export const alertListQuerySchema = pageQuerySchema.extend({ state: z.enum(ALERT_STATES).default('open') });
export const alertCountSchema = z.object({ open: z.int() });
export const closeAlertInputSchema = z.strictObject({ note: text(500, 3) });
