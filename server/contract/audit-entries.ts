import { z } from 'zod';
import { pageQuerySchema } from './page.ts';

/** Who did or saw what, on what, why; personal data stands as keyed fingerprints only. */
export const auditEntrySchema = z.object({
  id: z.string(),
  sequence: z.int().nullable().describe('null until sealed'),
  at: z.string(),
  actor: z.string().describe('a staff code, a key, or the part of the system that acted'),
  role: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string().nullable(),
  accountId: z.string().nullable(),
  caseId: z.int().nullable(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string().nullable(),
  leafHash: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditListQuerySchema = pageQuerySchema.extend({
  actor: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
  accountId: z.string().max(32).optional(),
  caseId: z.coerce.number().int().optional(),
});
export const auditStatusSchema = z.object({
  entries: z.int(),
  pending: z.int(),
  checkpoint: z.object({ size: z.int(), root: z.string(), at: z.string() }).nullable(),
});
