import { z } from 'zod';
import type { CaseRecord } from '../../db/tables.ts';
import {
  approvalInputSchema,
  assignInputSchema,
  caseDetailSchema,
  caseListQuerySchema,
  caseRowSchema,
  caseStatusSchema,
  claimNextInputSchema,
  renewClaimInputSchema,
  countsSchema,
  decisionInputSchema,
  decisionPreviewSchema,
  myWorkSchema,
  noteInputSchema,
  openCaseInputSchema,
  parkInputSchema,
  prioritiseInputSchema,
  revealedSchema,
  revealInputSchema,
  searchAccountInputSchema,
  searchedAccountSchema,
  tagsInputSchema,
  versionInputSchema,
} from '../contract/cases.ts';
import { pageOf } from '../contract/page.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { can, type Route, route } from '../platform/route.ts';
import { noteCase, prioritiseCase, tagCase } from './annotate-case.ts';
import { approveDecision } from './approve-decision.ts';
import type { CaseDeps } from './case-deps.ts';
import { readCase } from './case-read-model.ts';
import { getVisibleCase } from './case-repository.ts';
import { claimCase } from './claim-case.ts';
import { claimNext } from './claim-next.ts';
import { decideCase, previewDecision } from './decide-case.ts';
import { assignCase, handOverCase } from './hand-over-case.ts';
import { listCases } from './list-cases.ts';
import { readCounts, readMyWork } from './my-work.ts';
import { openCaseForCaller } from './open-case-for-caller.ts';
import { parkCase } from './park-case.ts';
import { presentStatus } from './present-case.ts';
import { releaseCase } from './release-case.ts';
import { renewClaim } from './renew-claim.ts';
import { revealField } from './reveal-field.ts';
import { noteSeen } from './seen-by.ts';
import { searchAccount } from './search-account.ts';
import { undoDecision, withdrawDecision } from './take-back-decision.ts';

const params = z.object({ id: z.coerce.number().int().positive() });
const openedSchema = z.object({ id: z.int() });

/** Every route of cases. */
export function caseRoutes(deps: CaseDeps): Route[] {
  return [...readingRoutes(deps), ...claimRoutes(deps), ...decisionRoutes(deps)];
}

function readingRoutes(deps: CaseDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases',
      summary: 'One page of the cases that the caller may see',
      permission: can('read', 'Case'),
      query: caseListQuerySchema,
      response: pageOf(caseRowSchema),
      handler: async ({ actor, query }) => {
        deps.views.note(deps.clock(), actor, {
          action: 'case.list',
          subject: 'case',
          accountId: query.accountId ?? null,
        });
        return listCases(deps.db.read, actor, query);
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/:id',
      summary: 'Everything the case page shows',
      permission: can('read', 'Case'),
      params,
      response: caseDetailSchema,
      handler: async ({ actor, params: { id } }) => {
        const detail = await readCase(deps, actor, id);
        noteSeen(deps, actor, detail);
        return detail;
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/:id/status',
      summary: 'Whether the page is still true: cheap to poll',
      permission: can('read', 'Case'),
      params,
      response: caseStatusSchema,
      handler: async ({ actor, params: { id } }) =>
        presentStatus(await getVisibleCase(deps.db.read, actor, id)),
    }),
    route({
      method: 'get',
      path: '/api/work',
      summary: 'The caller’s own work',
      permission: can('act', 'Case'),
      query: claimNextInputSchema,
      response: myWorkSchema,
      handler: ({ actor, query }) => readMyWork(deps, actor, query),
    }),
    route({
      method: 'get',
      path: '/api/work/counts',
      summary: 'The numbers in the menu',
      permission: { by: 'session' },
      response: countsSchema,
      handler: ({ actor }) => readCounts(deps, actor),
    }),
    route({
      method: 'post',
      path: '/api/cases',
      summary: 'Open a case for a caller',
      permission: can('create', 'Case'),
      body: openCaseInputSchema,
      response: openedSchema,
      status: 201,
      handler: async ({ actor, body }) => ({ id: (await openCaseForCaller(deps, actor, body)).id }),
    }),
    route({
      method: 'post',
      path: '/api/accounts/search',
      summary: 'Look an account up, with a reason',
      permission: can('search', 'Account'),
      body: searchAccountInputSchema,
      response: searchedAccountSchema,
      handler: ({ actor, body }) => searchAccount(deps, actor, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:id/reveals',
      summary: 'See one field of the account in full, with a reason',
      permission: can('reveal', 'Case'),
      params,
      body: revealInputSchema,
      response: revealedSchema,
      handler: ({ actor, params: { id }, body }) => revealField(deps, actor, id, body),
    }),
  ];
}

function claimRoutes(deps: CaseDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/cases/next',
      summary: 'Claim the next case of the queue',
      permission: can('claim', 'Case'),
      body: claimNextInputSchema,
      response: openedSchema,
      handler: async ({ actor, body }) => ({ id: (await claimNext(deps, actor, body)).id }),
    }),
    verb(
      'claim',
      'Claim a case that is already this person’s',
      can('claim', 'Case'),
      versionInputSchema,
      (actor, id, body) => claimCase(deps, actor, id, body.version),
    ),
    verb(
      'claim/renew',
      'Keep a claim alive while its page is in use',
      can('act', 'Case'),
      renewClaimInputSchema,
      (actor, id) => renewClaim(deps, actor, id),
    ),
    verb(
      'release',
      'Put a case back into the queue',
      can('act', 'Case'),
      versionInputSchema,
      (actor, id, body) => releaseCase(deps, actor, id, body.version),
    ),
    verb('park', 'Set a case aside until a moment', can('act', 'Case'), parkInputSchema, (actor, id, body) =>
      parkCase(deps, actor, id, body),
    ),
    verb(
      'hand-over',
      'Give a case to a colleague',
      can('act', 'Case'),
      assignInputSchema,
      (actor, id, body) => handOverCase(deps, actor, id, body),
    ),
    verb(
      'assign',
      'Give a case to somebody, as a manager',
      can('assign', 'Case'),
      assignInputSchema,
      (actor, id, body) => assignCase(deps, actor, id, body),
    ),
    verb(
      'priority',
      'Move a case up or down',
      can('assign', 'Case'),
      prioritiseInputSchema,
      (actor, id, body) => prioritiseCase(deps, actor, id, body),
    ),
    verb('notes', 'Add a note', can('act', 'Case'), noteInputSchema, (actor, id, body) =>
      noteCase(deps, actor, id, body.text),
    ),
    route({
      method: 'put',
      path: '/api/cases/:id/tags',
      summary: 'Replace the tags',
      permission: can('act', 'Case'),
      params,
      body: tagsInputSchema,
      response: caseStatusSchema,
      handler: async ({ actor, params: { id }, body }) => presentStatus(await tagCase(deps, actor, id, body)),
    }),
  ];
}

function decisionRoutes(deps: CaseDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/cases/:id/decisions/preview',
      summary: 'What a decision would do, to whom, in which words',
      permission: can('act', 'Case'),
      params,
      body: decisionInputSchema,
      response: decisionPreviewSchema,
      handler: ({ actor, params: { id }, body }) => previewDecision(deps, actor, id, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:id/decisions',
      summary: 'Decide; header Idempotency-Key makes a retry safe',
      permission: can('act', 'Case'),
      params,
      body: decisionInputSchema,
      response: caseStatusSchema,
      handler: async ({ actor, params: { id }, body, headers }) =>
        presentStatus(await decideCase(deps, actor, id, body, idempotencyKeyOf(headers))),
    }),
    verb(
      'undo',
      'Take a decision back within its window',
      can('act', 'Case'),
      versionInputSchema,
      (actor, id, body) => undoDecision(deps, actor, id, body.version),
    ),
    verb('withdraw', 'Take a proposal back', can('act', 'Case'), versionInputSchema, (actor, id, body) =>
      withdrawDecision(deps, actor, id, body.version),
    ),
    verb(
      'approval',
      'Approve as the second person, or return with a question',
      can('approve', 'Case'),
      approvalInputSchema,
      (actor, id, body) => approveDecision(deps, actor, id, body),
    ),
  ];
}

/** One verb on one case: POST, answering the case's status. */
function verb<S extends z.ZodType>(
  name: string,
  summary: string,
  permission: ReturnType<typeof can<'act' | 'claim' | 'assign' | 'approve', 'Case'>>,
  body: S,
  act: (actor: StaffActor, id: number, body: z.output<S>) => Promise<CaseRecord>,
): Route {
  return route({
    method: 'post',
    path: `/api/cases/:id/${name}`,
    summary,
    permission,
    params,
    body: body as z.ZodType,
    response: caseStatusSchema,
    handler: async (input) =>
      presentStatus(await act(input.actor, input.params.id, input.body as z.output<S>)),
  });
}

function idempotencyKeyOf(headers: Readonly<Record<string, string | undefined>>): string {
  const key = headers['idempotency-key'];
  if (key !== undefined && /^[\w-]{8,64}$/.test(key)) return key;
  throw new ProblemError('invalid_request', {
    errors: [faultAt('Idempotency-Key', 'no_idempotency_key')],
  });
}
