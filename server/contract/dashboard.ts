import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { instantSchema, nameSchema, titlesSchema } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';
import { segmentSchema } from './metrics.ts';
import { DAY_MS } from './time-units.ts';

/** By what journeys are told apart; all of it is their first event's. */
export const DIMENSIONS = ['channel', 'region', 'clientVersion'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A parameter of an address that may be given several times. */
export const many = <T extends z.ZodType<string>>(one: T) =>
  z
    .union([one, z.array(one)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional();

/** An IANA time zone that this machine knows. */
export const zoneSchema = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'not_a_time_zone' satisfies FaultCode);

const periodQuery = z.object({
  from: instantSchema,
  to: instantSchema,
  segment: many(segmentSchema),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('of the flow: steps may differ between versions'),
});
const isForward = (query: { from: string; to: string }) => Date.parse(query.from) < Date.parse(query.to);
const FORWARD = { path: ['to'], message: 'not_after_from' satisfies FaultCode };

/** A period and, beside it, what it is compared with: another period, another segment, or both. */
export const dashboardQuerySchema = periodQuery
  .extend({
    compareFrom: instantSchema.optional(),
    compareTo: instantSchema.optional(),
    compareSegment: many(z.union([segmentSchema, z.literal('all')]))
      .refine((given) => given === undefined || given.length === 1 || !given.includes('all'), {
        message: 'all_stands_alone' satisfies FaultCode,
      })
      .describe('of the other figures, `all` for everybody; where it is left out, the same segment'),
  })
  .refine(isForward, FORWARD)
  .refine((query) => (query.compareFrom === undefined) === (query.compareTo === undefined), {
    path: ['compareTo'],
    message: 'goes_with_other' satisfies FaultCode,
  })
  .refine(
    ({ compareFrom, compareTo }) =>
      compareFrom === undefined || isForward({ from: compareFrom, to: compareTo ?? '' }),
    { path: ['compareTo'], message: 'not_after_from' satisfies FaultCode },
  )
  .refine(({ compareFrom, compareSegment }) => compareSegment === undefined || compareFrom !== undefined, {
    path: ['compareFrom'],
    message: 'goes_with_other' satisfies FaultCode,
  });
export type DashboardQuery = z.infer<typeof dashboardQuerySchema>;

/** At most so many days make a trend. */
const TREND_DAYS = 400;
export const trendQuerySchema = periodQuery
  .extend({ zone: zoneSchema.default('Asia/Shanghai') })
  .refine(isForward, FORWARD)
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= TREND_DAYS * DAY_MS, {
    path: ['to'],
    message: 'too_many_days' satisfies FaultCode,
  });
export const worksQuerySchema = periodQuery.refine(isForward, FORWARD);
export const edgeQuerySchema = periodQuery
  .extend({ edgeFrom: nameSchema, edgeTo: nameSchema })
  .refine(isForward, FORWARD);
export const figureJourneysQuerySchema = periodQuery
  .extend({
    ...pageQuerySchema.shape,
    edgeFrom: nameSchema.optional(),
    edgeTo: nameSchema.optional(),
    reason: nameSchema.optional().describe('of a lap along the edge'),
    stuck: z.enum(['true', 'false']).optional(),
  })
  .refine(isForward, FORWARD)
  .refine(({ edgeFrom, edgeTo }) => (edgeFrom === undefined) === (edgeTo === undefined), {
    path: ['edgeTo'],
    message: 'goes_with_other' satisfies FaultCode,
  });
export type FigureJourneysQuery = z.infer<typeof figureJourneysQuerySchema>;

/** A share with Wilson's 95% interval; `share` is null where there is nothing to take a share of. */
export const shareSchema = z.object({
  n: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type Share = z.infer<typeof shareSchema>;

const stepSchema = z.object({
  step: z.string(),
  entered: z.int().describe('journeys'),
  passed: z.int(),
  failed: z.int().describe('journeys refused here at least once'),
  left: z.int().describe('journeys without success whose last event is here'),
  laps: z.int().describe('laps that leave here'),
  ofPrevious: z.number().nullable().describe('of the nearest step before that is not an optional one'),
  ofFirst: z.number().nullable(),
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
  reasons: z
    .array(z.object({ reason: z.string(), times: z.int() }))
    .describe('of refusals, the most frequent first'),
});
export type FunnelStep = z.infer<typeof stepSchema>;

export const EDGE_KINDS = ['forward', 'retry', 'lap', 'other'] as const;
const edgeSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(EDGE_KINDS),
  times: z.int(),
  journeys: z.int(),
});
export type FunnelEdge = z.infer<typeof edgeSchema>;

/** All figures of one period (domain, sections 2 and 11). Durations in milliseconds. */
export const periodFiguresSchema = z.object({
  from: z.string(),
  to: z.string(),
  journeys: z.int(),
  people: z.int(),
  succeeded: shareSchema,
  loopRate: shareSchema,
  reworkRate: shareSchema.describe('journeys with a step visited twice'),
  silentNow: z.int(),
  selfResolved: shareSchema.describe('of stuck journeys'),
  escape: shareSchema.describe('of stuck journeys with a decision'),
  lapsPerStuck: z.number().nullable(),
  emptyLapsPerStuck: z.number().nullable(),
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
  loopMedianMs: z.int().nullable().describe('first lap to last event, of stuck journeys with a lap'),
  steps: z.array(stepSchema),
  edges: z.array(edgeSchema),
});
export type PeriodFigures = z.infer<typeof periodFiguresSchema>;

/** Whose journeys explain most of a change. */
export const changedSegmentSchema = z.object({
  channel: z.string().optional(),
  region: z.string().optional(),
  clientVersion: z.string().optional(),
  explains: z.number().describe('its part of the change, at most 1'),
});

/** What to say first. `steady`: nothing moved beyond chance; `alone`: nothing to compare with. */
const movedEdgeSchema = z
  .object({ from: z.string(), to: z.string(), times: z.int(), ratio: z.number().nullable() })
  .nullable();
const mainReasonSchema = z.object({ reason: z.string(), share: z.number() }).nullable();
export const headlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('alone'), loopRate: shareSchema }),
  z.object({ kind: z.literal('steady'), loopRate: shareSchema, before: shareSchema }),
  z.object({
    kind: z.literal('beside').describe('one segment beside another'),
    differ: z.boolean().describe('by more than chance'),
    loopRate: shareSchema,
    other: shareSchema,
    edge: movedEdgeSchema.describe(
      'the lap that differs most; ratio to what the other rate would have given',
    ),
    reason: mainReasonSchema,
  }),
  z.object({
    kind: z.literal('moved'),
    up: z.boolean(),
    loopRate: shareSchema,
    before: shareSchema,
    edge: movedEdgeSchema.describe(
      'the lap that moved most; ratio to what the earlier rate would have given',
    ),
    segment: changedSegmentSchema.nullable(),
    reason: mainReasonSchema,
    journeys: z.int().describe('stuck ones of that segment'),
  }),
]);
export type Headline = z.infer<typeof headlineSchema>;

export const backlogSchema = z.object({
  open: z.int(),
  openIsMore: z.boolean(),
  oldestAt: z.string().nullable(),
  opened: z.int().describe('cases opened in the period'),
  closed: z.int().describe('cases closed in the period'),
  slaMet: shareSchema.describe('of the cases opened in the period whose time is known to be met or missed'),
});
export type Backlog = z.infer<typeof backlogSchema>;

export const dashboardSchema = z.object({
  flow: z.string(),
  titles: titlesSchema,
  steps: z.array(z.object({ name: z.string(), titles: titlesSchema })),
  versions: z
    .array(z.object({ version: z.int(), journeys: z.int() }))
    .describe('of the flow, in the period; more than one means that steps may differ'),
  choices: z.object({
    channel: z.array(z.string()),
    region: z.array(z.string()),
    clientVersion: z.array(z.string()),
  }),
  now: periodFiguresSchema,
  before: periodFiguresSchema.nullable(),
  loopRateThen: shareSchema
    .nullable()
    .describe('of the period before, as it was when its journeys were as old as those of now'),
  backlog: backlogSchema,
  headline: headlineSchema,
});
export type Dashboard = z.infer<typeof dashboardSchema>;

export const trendSchema = z.object({
  zone: z.string(),
  days: z.array(
    z.object({
      day: z.string().describe('the calendar day in the zone, YYYY-MM-DD'),
      from: z.string(),
      journeys: z.int(),
      loopRate: shareSchema,
    }),
  ),
});
export type Trend = z.infer<typeof trendSchema>;

/** What works, of the journeys that began in `whatWorksDays` before the period's end. */
export const decisionsThatWorkSchema = z.object({
  since: z.string(),
  minimum: z.int().describe('under so many no figure is shown'),
  decisions: z.array(z.object({ type: z.string(), evidence: z.string().nullable(), escaped: shareSchema })),
});
export type DecisionsThatWork = z.infer<typeof decisionsThatWorkSchema>;

export const edgeStorySchema = z.object({
  times: z.int(),
  journeys: z.int(),
  reasons: z.array(z.object({ reason: z.string().nullable(), times: z.int() })),
});
export type EdgeStory = z.infer<typeof edgeStorySchema>;

export const journeyRowSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  startedAt: z.string(),
  lastAt: z.string(),
  outcome: z.string(),
  laps: z.int(),
  stuck: z.boolean(),
  stuckStep: z.string().nullable(),
  stuckReason: z.string().nullable(),
  channel: z.string(),
  region: z.string(),
  clientVersion: z.string(),
  caseId: z.int().nullable().describe('where this reader may open it'),
});
export type JourneyRow = z.infer<typeof journeyRowSchema>;
export const journeyPageSchema = pageOf(journeyRowSchema);
