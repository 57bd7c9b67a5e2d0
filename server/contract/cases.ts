import { z } from 'zod';
import { CASE_ACTIONS, CASE_STATES, caseKindSchema, caseStateSchema } from './case-states.ts';
import { caseEventSchema, journeyStorySchema } from './case-story.ts';
import { claimSchema } from './claims.ts';
import { accountIdSchema, jsonSchema, nameSchema, text, titlesSchema } from './names.ts';
import { pageQuerySchema } from './page.ts';
import { phoneStorySchema } from './phones.ts';
import { reviewStorySchema } from './quality.ts';
import { alertStorySchema, recoveryStorySchema } from './recoveries.ts';
import { ROLES } from './staff.ts';

const personSchema = z.object({ id: z.string(), code: z.string() });

/** One line of the queue. */
export const caseRowSchema = z.object({
  id: z.int(),
  kind: caseKindSchema,
  state: caseStateSchema,
  priority: z.int(),
  accountId: z.string(),
  flow: z.string().nullable(),
  flowTitles: titlesSchema.nullable(),
  region: z.string(),
  laps: z.int(),
  deadLoop: z.boolean(),
  short: claimSchema.nullable().describe('the sentence’s short form'),
  openedAt: z.string(),
  dueAt: z.string().nullable().describe('null while the clock is paused, and once the case is closed'),
  assignee: personSchema.nullable(),
  escalated: z.boolean(),
  risk: z.int().nullable().describe('0 to 100, where the kind weighs risk; as of the last news'),
  endsAt: z
    .string()
    .nullable()
    .describe('when the case goes on by itself: the time to gather is over, or the decision takes effect'),
  tags: z.array(z.string()),
  version: z.int(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const CASE_SORTS = ['queue', 'newest', 'oldest', 'risk'] as const;
export const caseListQuerySchema = pageQuerySchema.extend({
  sort: z
    .enum(CASE_SORTS)
    .default('queue')
    .describe('queue: by priority, then due time; risk: highest first, of the cases that have one'),
  state: z
    .enum([...CASE_STATES, 'unfinished'])
    .optional()
    .describe('unfinished: in any state but the closed ones'),
  kind: caseKindSchema.optional(),
  priority: z.coerce.number().int().min(1).max(4).optional(),
  region: text(16).optional(),
  assigneeId: text(40).optional(),
  accountId: accountIdSchema.optional(),
  dueBefore: z.iso.datetime({ offset: true }).optional(),
});
export type CaseListQuery = z.infer<typeof caseListQuerySchema>;

/** One way out that the case's kind offers. */
export const decisionOptionSchema = z.object({
  type: nameSchema,
  refusal: z.string().nullable().describe('a problem code: why it cannot be taken here'),
  secondPerson: z.boolean(),
  reasons: z.array(z.string()),
  evidence: z.array(z.string()).optional().describe('what may be asked for, best first'),
  steps: z.array(z.string()).optional().describe('the steps it may name'),
  needsMessage: z.boolean(),
});
export type DecisionOption = z.infer<typeof decisionOptionSchema>;

/** What the person chose. The kind checks `params`. */
export const decisionInputSchema = z.strictObject({
  type: nameSchema,
  params: z.record(z.string(), jsonSchema).default({}),
  reason: nameSchema,
  note: text(2_000).optional(),
  version: z.int(),
});
export type DecisionInput = z.infer<typeof decisionInputSchema>;

/** What will happen, to whom, in which words: shown before it is confirmed, computed by the rule that decides. */
export const decisionPreviewSchema = z.object({
  command: z.object({ type: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  message: titlesSchema.nullable().describe('as the user will read it'),
  nextState: caseStateSchema,
  secondPerson: z.boolean(),
  undoSeconds: z.int(),
});
export type DecisionPreview = z.infer<typeof decisionPreviewSchema>;

/** What we know of the account, masked. */
export const accountFactsSchema = z.object({
  accountId: z.string(),
  state: z.string().nullable(),
  gate: z.string().nullable(),
  nickname: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable().describe('masked'),
  phoneState: z.string().nullable(),
  phoneProvenBy: z.string().nullable(),
  realName: z.string().nullable().describe('the real-name state'),
  registeredAt: z.string().nullable(),
  region: z.string().nullable(),
  probationUntil: z
    .string()
    .nullable()
    .describe('given back by a recovery lately: until then it vouches for nobody and changes no phone'),
  noAssistedChange: z.boolean().describe('the owner’s lock on assisted changes'),
  contacts: z.int().describe('how often this account came to a case'),
  sharedDevices: z.int().describe('other accounts seen on the same device'),
  sharedPhones: z.int(),
  revealable: z.array(z.string()).describe('fields that this viewer may see in full, with a reason'),
});
export type AccountFacts = z.infer<typeof accountFactsSchema>;

export const timelineEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  action: z.enum(CASE_ACTIONS),
  actor: z.string().nullable().describe('a staff code; null is the system'),
  details: z.record(z.string(), z.unknown()),
});
export const relatedSchema = z.object({
  cases: z.array(
    z.object({
      id: z.int(),
      kind: caseKindSchema,
      state: caseStateSchema,
      accountId: z.string(),
      openedAt: z.string(),
      link: z
        .enum(['opened_from', 'led_to'])
        .nullable()
        .describe('this case was opened from that one, or that one from this; null: the same account'),
    }),
  ),
  accounts: z.array(
    z.object({ accountId: z.string(), by: z.enum(['device', 'phone']), lastSeenAt: z.string() }),
  ),
});

/** Everything that the case page shows, in one answer. */
export const caseDetailSchema = caseRowSchema.extend({
  sentence: z.array(claimSchema),
  claimUntil: z.string().nullable(),
  parkedUntil: z.string().nullable().describe('when a parked case wakes by itself'),
  account: accountFactsSchema,
  journey: journeyStorySchema.nullable(),
  phone: phoneStorySchema.nullable().describe('for cases of the phone kinds'),
  recovery: recoveryStorySchema
    .nullable()
    .describe('for recoveries with the help of friends, and reports that concern one'),
  alert: alertStorySchema.nullable().describe('for alerts of collusion'),
  review: reviewStorySchema.nullable().describe('for blind reviews, which show the evidence of another case'),
  events: z.array(caseEventSchema),
  related: relatedSchema,
  timeline: z.array(timelineEntrySchema),
  notes: z.array(z.object({ id: z.string(), at: z.string(), author: z.string(), text: z.string() })),
  decisions: z.array(decisionOptionSchema),
  decision: z
    .object({
      id: z.string(),
      type: z.string(),
      params: z.record(z.string(), z.unknown()),
      reason: z.string(),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
      undoUntil: z.string().nullable().describe('set while it can be taken back'),
      question: z.string().nullable().describe('asked by who returned it'),
    })
    .nullable()
    .describe('the decision in force, or the one that was returned'),
  can: z.object({
    claim: z.boolean(),
    act: z.boolean(),
    release: z.boolean(),
    undo: z.boolean(),
    approve: z.boolean(),
    withdraw: z.boolean(),
    assign: z.boolean(),
    whyNot: z
      .string()
      .nullable()
      .describe('a problem code: why this reader can do nothing here now; null where they can'),
  }),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

/** Cheap to poll: tells whether the page is still true. */
export const caseStatusSchema = z.object({
  version: z.int(),
  state: caseStateSchema,
  claimUntil: z.string().nullable(),
});

export const claimNextInputSchema = z.strictObject({
  kind: caseKindSchema.optional(),
  region: text(16).optional(),
});
/** A renewal names no version: it changes nothing that anybody decides by. */
export const renewClaimInputSchema = z.strictObject({});
export const versionInputSchema = z.strictObject({ version: z.int() });
export const parkInputSchema = z.strictObject({
  version: z.int(),
  until: z.iso.datetime({ offset: true }),
  reason: text(200, 1),
});
export const noteInputSchema = z.strictObject({ text: text(2_000, 1) });
export const tagsInputSchema = z.strictObject({ version: z.int(), tags: z.array(text(24, 1)).max(20) });
/** Hand over to a colleague, or assign: by staff code. */
export const assignInputSchema = z.strictObject({
  version: z.int(),
  to: text(16, 1),
  note: text(500).optional(),
});
/** Somebody who may be given the case, and how much they already have. */
export const takerSchema = z.object({
  code: z.string(),
  role: z.enum(ROLES),
  team: z.string(),
  claimed: z.int().describe('cases that they hold now'),
});
export type Taker = z.infer<typeof takerSchema>;
/** The number of a case that was opened or claimed. */
export const openedSchema = z.object({ id: z.int() });
export const prioritiseInputSchema = z.strictObject({
  version: z.int(),
  priority: z.int().min(1).max(4),
  reason: text(200, 1),
});
export const approvalInputSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('approve'), version: z.int() }),
  z.strictObject({ verdict: z.literal('return'), version: z.int(), question: text(1_000, 1) }),
]);
export const openCaseInputSchema = z.strictObject({
  accountId: accountIdSchema,
  kind: caseKindSchema,
  flow: nameSchema.optional(),
  reason: text(500, 1),
  fromCaseId: z.int().positive().optional().describe('the case in which it was found necessary'),
});
export const REVEALABLE = ['phone', 'name', 'nickname'] as const;
export const revealInputSchema = z.strictObject({ field: z.enum(REVEALABLE), reason: text(200, 3) });
export const revealedSchema = z.object({ value: z.string(), leftThisShift: z.int() });
export const searchAccountInputSchema = z.strictObject({
  accountId: text(64, 1),
  reason: text(200, 3),
});
export const searchedAccountSchema = z.object({
  data: z.array(
    z.object({
      accountId: z.string(),
      phone: z.string().nullable(),
      flows: z
        .array(z.object({ name: z.string(), titles: titlesSchema }))
        .describe('the flows it has been in, the newest first'),
      openCases: z.array(z.object({ id: z.int(), kind: caseKindSchema, state: caseStateSchema })),
    }),
  ),
});
/** One account as a look-up shows it. */
export type SearchedAccount = z.infer<typeof searchedAccountSchema>['data'][number];

/** An agent's home. */
export const myWorkSchema = z.object({
  claimed: z.array(caseRowSchema.extend({ claimUntil: z.string().nullable(), answered: z.boolean() })),
  parked: z.array(caseRowSchema.extend({ parkedUntil: z.string(), parkReason: z.string() })),
  waiting: z.array(
    caseRowSchema.extend({ asked: z.string().describe('a decision type or evidence'), askedAt: z.string() }),
  ),
  returned: z.array(caseRowSchema.extend({ question: z.string(), askedBy: z.string() })),
  undoable: z.array(caseRowSchema.extend({ decision: z.string(), undoUntil: z.string() })),
  approvals: z.array(
    caseRowSchema.extend({ proposedBy: z.string(), decision: z.string(), proposedAt: z.string() }),
  ),
  next: caseRowSchema.nullable(),
  nextDueAt: z.string().nullable().describe('when nothing waits: the next parked or waiting case'),
  day: z.object({
    handled: z.int(),
    escaped: z.int(),
    answered: z.int().describe('of those handled, how many came to an end'),
    reopened: z.int(),
    medianActiveSeconds: z.number().nullable(),
  }),
});
export type MyWork = z.infer<typeof myWorkSchema>;

export const countsSchema = z.object({
  mine: z.int(),
  open: z.int(),
  openIsMore: z.boolean().describe('true: there are more than `open`'),
  approvals: z.int(),
});
