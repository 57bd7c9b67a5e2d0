import { z } from 'zod';
import { CASE_STATES, caseKindSchema } from './case-states.ts';
import { accountIdSchema, text, titlesSchema } from './names.ts';
import { pageOf, pageQuerySchema } from './page.ts';
import { phoneBindingSchema, phoneInputSchema } from './phones.ts';
import { preconditionSchema } from './phone-preconditions.ts';

const caseStateSchema = z.enum(CASE_STATES);

const openCaseSchema = z.object({
  id: z.int(),
  kind: caseKindSchema,
  state: caseStateSchema,
  priority: z.int(),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  assignee: z.string().nullable().describe('a staff code'),
  visible: z.boolean().describe('this reader may open it'),
});

const journeyLineSchema = z.object({
  id: z.string(),
  flow: z.string(),
  flowTitles: titlesSchema.nullable(),
  startedAt: z.string(),
  lastAt: z.string(),
  outcome: z.enum(['open', 'succeeded', 'failed', 'lapsed']),
  laps: z.int(),
  stuck: z.boolean(),
  lastStep: z.string(),
  caseId: z.int().nullable(),
});
export type JourneyLine = z.infer<typeof journeyLineSchema>;

/** GET /api/accounts/:id — what we know of an account, masked. */
export const accountPageSchema = z.object({
  accountId: z.string(),
  state: z.string().nullable(),
  gate: z.string().nullable(),
  nickname: z.string().nullable(),
  name: z.string().nullable(),
  realName: z.string().nullable().describe('the real-name state'),
  region: z.string().nullable(),
  registeredAt: z.string().nullable(),
  probationUntil: z.string().nullable().describe('since a recovery: no vouching, no phone change or unbind'),
  noAssistedChange: z.boolean().describe('the owner’s lock on assisted changes'),
  restrictions: z.array(z.object({ rule: z.string(), until: z.string().nullable() })),
  waysIn: z.array(z.string()).nullable().describe('ways to sign in besides the phone; null: not known'),
  current: phoneBindingSchema.nullable(),
  bindings: z.array(phoneBindingSchema).describe('over time, the newest first; at most 50'),
  sameNumber: z.object({
    count: z.int(),
    isMore: z.boolean(),
    accounts: z.array(
      z.object({
        accountId: z.string(),
        holdsNumber: z.boolean(),
        boundAt: z.string(),
        releasedAt: z.string().nullable(),
      }),
    ),
  }),
  openCases: z.array(openCaseSchema),
  preconditions: z.object({
    bind: z.array(preconditionSchema),
    change: z.array(preconditionSchema),
    unbind: z.array(preconditionSchema),
  }),
});
export type AccountPage = z.infer<typeof accountPageSchema>;

/** GET /api/accounts/:id/journeys */
export const journeyListQuerySchema = pageQuerySchema;
export const journeyPageSchema = pageOf(journeyLineSchema);
export const accountParamsSchema = z.object({ id: accountIdSchema });

/** POST /api/phones/search — by the full number, in the body; bars the searcher as an account search does. */
export const phoneSearchInputSchema = z.strictObject({ phone: phoneInputSchema, reason: text(200, 3) });
export const phoneSearchAnswerSchema = z.object({
  number: z.string().describe('masked'),
  data: z.array(
    z.object({
      accountId: z.string(),
      state: z.string().nullable().describe('the account’s'),
      bindingState: z.string(),
      holdsNumber: z.boolean(),
      boundAt: z.string(),
      releasedAt: z.string().nullable(),
      openCases: z.array(z.object({ id: z.int(), kind: caseKindSchema, state: caseStateSchema })),
      visible: z.boolean().describe('this reader may open the account’s page'),
    }),
  ),
});
export type PhoneSearchAnswer = z.infer<typeof phoneSearchAnswerSchema>;
