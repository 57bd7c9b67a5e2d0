import { z } from 'zod';
import { instantSchema, text } from './names.ts';
import { pageQuerySchema } from './page.ts';
import { ROLES } from './staff.ts';

/** Who did or saw what, on what, why; personal data stands as keyed fingerprints only. */
export const auditEntrySchema = z.object({
  id: z.string(),
  sequence: z.int().nullable().describe('null until sealed'),
  at: z.string(),
  actor: z.string().describe('a staff code, a key, or the part of the system that acted'),
  role: z.string().nullable(),
  sessionId: z.string().nullable(),
  address: z.string().nullable().describe('a keyed fingerprint of the network address'),
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

const fingerprintSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** What the record can be narrowed by. */
export const auditFilterSchema = z.object({
  actor: text(64).optional(),
  role: z.enum(ROLES).optional(),
  action: text(64).optional(),
  accountId: text(32).optional(),
  caseId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  sessionId: text(64).optional(),
  address: fingerprintSchema.optional().describe('as /api/audit/marks gives it'),
  from: instantSchema.optional(),
  to: instantSchema.optional().describe('exclusive'),
  looks: z.stringbool().or(z.boolean()).optional().describe('only looks at somebody’s data'),
  text: text(100).optional().describe('words of reasons and notes'),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;
export const auditListQuerySchema = pageQuerySchema.extend(auditFilterSchema.shape);

/** Actions that show somebody's data to whoever acted. */
export const LOOK_ACTIONS = [
  'account.reveal',
  'account.search',
  'account.view',
  'phone.search',
  'case.view',
  'case.list',
  'audit.mark',
] as const;

export const checkpointSchema = z.object({
  size: z.int(),
  root: z.string(),
  at: z.string(),
  keyId: z.string(),
  signature: z.string(),
});
export const auditStatusSchema = z.object({
  entries: z.int(),
  pending: z.int(),
  checkpoint: z.object({ size: z.int(), root: z.string(), at: z.string() }).nullable(),
});

export const WITNESS_PROBLEMS = ['refused', 'unreachable', 'record_damaged'] as const;
export type WitnessProblem = (typeof WITNESS_PROBLEMS)[number];

/** What the witness outside has, and since when it takes nothing. */
export const witnessStateSchema = z.object({
  size: z.int().nullable().describe('entries of the newest checkpoint that it took'),
  toldAt: z.string().nullable(),
  failing: z
    .object({
      since: z.string(),
      problem: z.enum(WITNESS_PROBLEMS),
      status: z.int().nullable().describe('what it answered, where it did'),
    })
    .nullable(),
});
export type WitnessState = z.infer<typeof witnessStateSchema>;

/** One entry with all that proves it; hashes are hexadecimal, the path goes from the leaf upwards. */
export const entryProofSchema = z.object({
  entryId: z.string(),
  leaf: z.string().describe('canonical JSON (RFC 8785): the leaf hash is SHA-256 of 0x00 and its UTF-8'),
  sequence: z.int().nullable(),
  leafHash: z.string().nullable(),
  checkpoint: checkpointSchema.nullable(),
  path: z.array(z.string()),
});
export type EntryProofAnswer = z.infer<typeof entryProofSchema>;

export const growthQuerySchema = z.object({
  from: z.coerce.number().int().positive().describe('the older checkpoint’s size'),
  to: z.coerce.number().int().positive(),
});
export const growthProofSchema = z.object({
  from: checkpointSchema,
  to: checkpointSchema,
  proof: z.array(z.string()),
});
export const publicKeySchema = z.object({ keyId: z.string(), publicPem: z.string() });

/** What the record keeps of a phone number or network address; sent in a body, since both are personal data. */
export const markInputSchema = z.strictObject({
  kind: z.enum(['phone', 'address']),
  value: text(64, 3),
  reason: text(200, 3),
});
export const markSchema = z.object({
  accounts: z.array(z.string()).describe('accounts that have or had this phone, who has it now first'),
  address: z.string().nullable().describe('what the filter `address` takes'),
});
export type Mark = z.infer<typeof markSchema>;

export const savedSearchInputSchema = z.strictObject({
  name: text(60, 1),
  filter: auditFilterSchema.strict(),
});
export const savedSearchSchema = z.object({
  id: z.string(),
  name: z.string(),
  filter: z.record(z.string(), z.unknown()),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
