import { z } from 'zod';
import { titlesSchema } from './names.ts';

const visitSchema = z.object({
  index: z.int(),
  step: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  lastOutcome: z.string(),
  reasons: z.array(z.string()),
  eventIds: z.array(z.string()),
});
const transitionSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['forward', 'retry', 'lap', 'other']),
  at: z.string(),
  eventId: z.string().describe('the first event of the visit that it leads to'),
  reason: z.string().nullable(),
  lapNumber: z.int().nullable(),
  empty: z.boolean(),
});
const stepFiguresSchema = z.object({
  step: z.string(),
  titles: titlesSchema.nullable(),
  position: z.int().nullable(),
  visits: z.int(),
  passed: z.int(),
  refused: z.int(),
  topReason: z.string().nullable(),
  topReasonTimes: z.int(),
  medianMs: z.number().nullable(),
});
const worksSchema = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.int(),
  widened: z.boolean().describe('too few with the same reason: the step alone was counted'),
});
const evidenceRowSchema = z.object({
  evidence: z.string(),
  cells: z.array(
    z.object({
      state: z.enum(['passed', 'refused', 'offered', 'not_tried']),
      reason: z.string().nullable(),
      eventIds: z.array(z.string()).describe('what carried it in this round'),
    }),
  ),
  works: worksSchema.nullable(),
});

/** The story of one journey: drawn, and as tables. */
export const journeyStorySchema = z.object({
  id: z.string(),
  flow: z.string(),
  flowTitles: titlesSchema,
  flowVersion: z.int(),
  startedAt: z.string(),
  lastAt: z.string(),
  outcome: z.enum(['open', 'succeeded', 'failed', 'lapsed']),
  visitCount: z.int(),
  laps: z.int(),
  emptyLaps: z.int(),
  loopMs: z.number(),
  steps: z.array(stepFiguresSchema),
  visits: z.array(visitSchema),
  transitions: z.array(transitionSchema),
  rounds: z.int().describe('columns of the evidence matrix'),
  evidence: z.array(evidenceRowSchema),
  folded: z.boolean().describe('true where only the newest events are shown'),
});
export type JourneyStory = z.infer<typeof journeyStorySchema>;

/** One event as the case page lists it; what is personal in it stays in the vault. */
export const caseEventSchema = z.object({
  id: z.string(),
  at: z.string(),
  step: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  evidence: z.array(z.string()),
  channel: z.string().nullable(),
  clientVersion: z.string().nullable(),
  submissionId: z.string().nullable(),
  commandId: z.string().nullable(),
});
export type CaseEvent = z.infer<typeof caseEventSchema>;
