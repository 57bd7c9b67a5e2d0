import { z } from 'zod';
import { text } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';

/** `checked` is the dry run's end; `proposed` waits for a second person; `running` survives a restart. */
export const BULK_STATES = ['reading', 'checked', 'proposed', 'running', 'done', 'cancelled'] as const;

/** What the dry run, and then the run, says of a row. */
export const BULK_VERDICTS = [
  'ready',
  'ready_no_way_in',
  'invalid_number',
  'landline',
  'iot_number',
  'duplicate',
  'not_bound',
  'verified_since',
  'account_inactive',
  'account_banned',
  'account_cancelled',
  'open_case',
  'sent',
  'done',
  'failed',
] as const;
export type BulkVerdict = (typeof BULK_VERDICTS)[number];

const bulkSchema = z.object({
  id: z.string(),
  state: z.enum(BULK_STATES),
  rows: z.int(),
  counts: z.record(z.string(), z.int()).describe('rows by verdict; every row has one'),
  ready: z.int().describe('rows that the run will unbind, or has begun to'),
  worked: z.int().describe('of those, how many the run has taken'),
  confirmed: z.int().describe('of those, how many the platform has confirmed'),
  createdAt: z.string(),
  createdBy: z.string().describe('a staff code'),
  proposedAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  doneAt: z.string().nullable(),
  reason: z.string().nullable(),
  needsSecondPerson: z.boolean(),
  can: z.object({
    propose: z.boolean(),
    approve: z.boolean(),
    cancel: z.boolean(),
    retry: z.boolean().describe('rows that failed, or that nobody answered, can be tried again'),
    download: z.boolean(),
  }),
  version: z.int(),
});
export type PhoneBulk = z.infer<typeof bulkSchema>;
/** POST /api/phones/bulks: the CSV's bytes as the body, in UTF-8 (with or without BOM) or GBK. */
export const phoneBulkSchema = bulkSchema;
export const bulkListQuerySchema = pageQuerySchema;
export const bulkPageSchema = pageOf(bulkSchema);
export const bulkParamsSchema = z.object({ id: text(64, 1) });

/** One row: GET /api/phones/bulks/:id/rows */
export const bulkRowSchema = z.object({
  row: z.int().describe('the line in the file; the header is 1'),
  number: z.string().describe('masked'),
  accountId: z.string().nullable(),
  verdict: z.enum(BULK_VERDICTS),
  at: z.string().nullable().describe('when the run took it, or the platform confirmed it'),
  reason: z.string().nullable().describe('why the platform refused: a reason code'),
});
export const bulkRowQuerySchema = pageQuerySchema.extend({ verdict: z.enum(BULK_VERDICTS).optional() });
export const bulkRowPageSchema = pageOf(bulkRowSchema);

/** POST /api/phones/bulks/:id/proposal, …/approval, …/cancel, …/retry */
export const bulkProposeInputSchema = z.strictObject({ version: z.int(), reason: text(200, 3) });
export const bulkVersionInputSchema = z.strictObject({ version: z.int() });
