import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';
import { auditFilterSchema } from './audit-entries.ts';
import { caseListQuerySchema } from './cases.ts';
import { accountIdSchema, instantSchema, nameSchema, text } from './names.ts';
import { pageQuerySchema } from './page.ts';

export const EXPORT_SETS = ['cases', 'decisions', 'recoveries', 'phones', 'audit', 'metrics'] as const;
export type ExportSet = (typeof EXPORT_SETS)[number];
export const EXPORT_FORMATS = ['csv', 'ndjson', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** `gbk` is written as GB 18030: the same bytes for every GBK character, and no character is lost. */
export const EXPORT_ENCODINGS = ['utf8', 'utf8_bom', 'gbk'] as const;

export const EXPORT_STATES = [
  'awaiting_approval',
  'refused',
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'expired',
] as const;
export type ExportState = (typeof EXPORT_STATES)[number];
/** In these nothing more will happen to it but deletion. */
export const EXPORT_PROBLEMS = ['disk_full', 'record_damaged', 'worker_died', 'internal'] as const;

const span = { from: instantSchema.optional(), to: instantSchema.optional().describe('exclusive') };
const zoneSchema = text(64, 1).refine(isZone, 'not_a_zone' satisfies FaultCode);

const common = {
  format: z.enum(EXPORT_FORMATS),
  encoding: z.enum(EXPORT_ENCODINGS).default('utf8'),
  zone: zoneSchema.default('Asia/Shanghai').describe('in which times are written, with their offset'),
  unmasked: z.boolean().default(false).describe('needs the right, a reason and a second auditor'),
  reason: text(200, 3).optional(),
};

/** What is asked for: a set, narrowed as its list can be, in a format. */
export const exportRequestSchema = z.discriminatedUnion('dataset', [
  z.strictObject({
    dataset: z.literal('cases'),
    filter: caseListQuerySchema
      .omit({ cursor: true, limit: true, sort: true })
      .extend(span)
      .strict()
      .default({}),
    ...common,
  }),
  z.strictObject({
    dataset: z.literal('decisions'),
    filter: z
      .strictObject({
        ...span,
        accountId: accountIdSchema.optional(),
        type: nameSchema.optional(),
        status: nameSchema.optional(),
      })
      .default({}),
    ...common,
  }),
  z.strictObject({
    dataset: z.literal('recoveries'),
    filter: z.strictObject({ ...span, accountId: accountIdSchema.optional() }).default({}),
    ...common,
  }),
  z.strictObject({
    dataset: z.literal('phones'),
    filter: z.strictObject({ ...span, accountId: accountIdSchema.optional() }).default({}),
    ...common,
  }),
  z.strictObject({ dataset: z.literal('audit'), filter: auditFilterSchema.strict().default({}), ...common }),
  z.strictObject({
    dataset: z.literal('metrics'),
    filter: z.strictObject({ ...span, flow: nameSchema.optional() }).default({}),
    ...common,
  }),
]);
export type ExportRequest = z.output<typeof exportRequestSchema>;
export type RequestOf<S extends ExportSet> = Extract<ExportRequest, { dataset: S }>;

const fileSchema = z.object({ name: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() });
export type ExportFile = z.infer<typeof fileSchema>;

export const exportSchema = z.object({
  id: z.int(),
  dataset: z.enum(EXPORT_SETS),
  format: z.enum(EXPORT_FORMATS),
  filter: z.record(z.string(), z.unknown()),
  unmasked: z.boolean(),
  reason: z.string().nullable(),
  state: z.enum(EXPORT_STATES),
  by: z.string().describe('staff code'),
  mine: z.boolean(),
  approvedBy: z.string().nullable(),
  createdAt: z.string(),
  asOf: z.string().nullable().describe('the moment of which it tells'),
  rows: z.int(),
  share: z.number().nullable().describe('how much of the set was gone through, 0 to 1'),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  problem: z.enum(EXPORT_PROBLEMS).nullable(),
  files: z.array(fileSchema),
  can: z.object({ approve: z.boolean(), cancel: z.boolean(), download: z.boolean() }),
});
export type ExportRow = z.infer<typeof exportSchema>;

export const exportListQuerySchema = pageQuerySchema.extend({ state: z.enum(EXPORT_STATES).optional() });
export const exportVerdictSchema = z.strictObject({ verdict: z.enum(['approve', 'refuse']) });

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
