import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { instantSchema } from './names.ts';

/** `segment` narrows by what the journey's first event said: `channel:android`, `region:CN-44`, `clientVersion:9.1.25`. */
export const segmentSchema = z
  .string()
  .regex(/^(channel|region|clientVersion):.{1,64}$/, 'must be channel:…, region:… or clientVersion:…');

/** A period `[from, to)` by the moment of a journey's first event, any instants. */
export const metricsQuerySchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    segment: z
      .union([segmentSchema, z.array(segmentSchema)])
      .transform((one) => (Array.isArray(one) ? one : [one]))
      .optional(),
  })
  .refine((query) => Date.parse(query.from) < Date.parse(query.to), {
    path: ['to'],
    message: 'not_after_from' satisfies FaultCode,
  });

/** The exact figures of a flow (domain, section 2). Durations in milliseconds. */
export const flowMetricsSchema = z.object({
  journeys: z.int(),
  accounts: z.int().describe('people: each counted once in the period'),
  stuck: z.int(),
  silentNow: z.int().describe('silence that lasts as of the question'),
  selfResolved: z.int(),
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
  steps: z.array(
    z.object({ step: z.string(), entered: z.int(), passed: z.int(), failed: z.int(), laps: z.int() }),
  ),
  transitions: z.array(z.object({ from: z.string(), to: z.string(), times: z.int(), journeys: z.int() })),
});
export type FlowMetrics = z.infer<typeof flowMetricsSchema>;
