import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { accountIdSchema, instantSchema, isStorableText, jsonSchema, nameSchema, text } from './names.ts';

/** What can happen at a step. */
export const OUTCOMES = [
  'entered',
  'submitted',
  'passed',
  'failed',
  'insufficient',
  'expired',
  'abandoned',
  'cancelled',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that refuse what the user offered; a reason is counted only with one of these. */
export const REFUSALS: ReadonlySet<Outcome> = new Set<Outcome>(['failed', 'insufficient', 'expired']);

export const EVENT_BATCH_LIMIT = 1_000;
/** Unpacked, in bytes. */
export const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** An event further ahead of the server's clock is rejected, in milliseconds. */
export const CLOCK_SKEW_MS = 5 * 60_000;

const attributesSchema = z
  .record(z.string().max(64), jsonSchema)
  .refine((value) => isStorableText(unescaped(value)), 'not_storable' satisfies FaultCode);

/** One event as the platform sends it (design, "The platform's interface"). Unknown fields are refused. */
export const eventSchema = z.strictObject({
  id: text(64, 1),
  accountId: accountIdSchema,
  flow: nameSchema,
  step: nameSchema,
  outcome: z.enum(OUTCOMES),
  occurredAt: instantSchema,
  reason: nameSchema.optional(),
  submissionId: text(64, 1).optional(),
  evidence: z.array(nameSchema).max(50).optional(),
  channel: text(64, 1).optional(),
  clientVersion: text(64, 1).optional(),
  region: text(16, 1).optional(),
  deviceId: text(128, 1).optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  attributes: attributesSchema.optional(),
  commandId: text(64, 1).optional(),
  requestId: text(64, 1).optional(),
  relatedAccountId: accountIdSchema.optional(),
});
export type PlatformEvent = z.infer<typeof eventSchema>;

export const eventVerdictSchema = z.object({
  id: z.string().nullable().describe('null where the event had no readable id'),
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  code: z.string().optional().describe('why it was rejected'),
  detail: z.string().optional(),
});
export type EventVerdict = z.infer<typeof eventVerdictSchema>;

/** The answer to a batch, in the order sent; given after the commit. */
export const ingestAnswerSchema = z.object({
  accepted: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  results: z.array(eventVerdictSchema),
});
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;

// JSON.stringify writes lone surrogates as escapes, which would hide them from the check.
function unescaped(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([key, inner]) => key + unescaped(inner))
    .join('\n');
}
