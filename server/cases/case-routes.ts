import {
  approvalInputSchema,
  caseDetailSchema,
  caseListQuerySchema,
  caseRowSchema,
  caseStatusSchema,
  claimNextInputSchema,
  countsSchema,
  decisionInputSchema,
  decisionPreviewSchema,
  myWorkSchema,
  openedSchema,
  openCaseInputSchema,
  revealedSchema,
  revealInputSchema,
  searchAccountInputSchema,
  searchedAccountSchema,
  versionInputSchema,
} from '../contract/cases.ts';
import { pageOf } from '../contract/page.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { can, type Route, route } from '../platform/route.ts';
import { approveDecision } from './approve-decision.ts';
import { caseParams, caseVerb } from './case-verb.ts';
import { claimRoutes } from './claim-routes.ts';
import type { CaseDeps } from './case-deps.ts';
import { readCase } from './case-read-model.ts';
import { getVisibleCase } from './case-repository.ts';
import { decideCase, previewDecision } from './decide-case.ts';
import { listCases } from './list-cases.ts';
import { readCounts, readMyWork } from './my-work.ts';
import { openCaseForCaller } from './open-case-for-caller.ts';
import { presentStatus } from './present-case.ts';
import { revealField } from './reveal-field.ts';
import { noteSeen } from './seen-by.ts';
import { searchAccount } from './search-account.ts';
import type { SearchDeps } from './search-log.ts';
import { undoDecision, withdrawDecision } from './take-back-decision.ts';

/** Every route of cases. */
export function caseRoutes(deps: CaseDeps & SearchDeps): Route[] {
  return [...readingRoutes(deps), ...claimRoutes(deps), ...decisionRoutes(deps)];
}

function readingRoutes(deps: CaseDeps & SearchDeps): Route[] {
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
      params: caseParams,
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
      params: caseParams,
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
      params: caseParams,
      body: revealInputSchema,
      response: revealedSchema,
      handler: ({ actor, params: { id }, body }) => revealField(deps, actor, id, body),
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
      params: caseParams,
      body: decisionInputSchema,
      response: decisionPreviewSchema,
      handler: ({ actor, params: { id }, body }) => previewDecision(deps, actor, id, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:id/decisions',
      summary: 'Decide; header Idempotency-Key makes a retry safe',
      permission: can('act', 'Case'),
      params: caseParams,
      body: decisionInputSchema,
      response: caseStatusSchema,
      handler: async ({ actor, params: { id }, body, headers }) =>
        presentStatus(await decideCase(deps, actor, id, body, idempotencyKeyOf(headers))),
    }),
    caseVerb(
      'undo',
      'Take a decision back within its window',
      can('act', 'Case'),
      versionInputSchema,
      (actor, id, body) => undoDecision(deps, actor, id, body.version),
    ),
    caseVerb('withdraw', 'Take a proposal back', can('act', 'Case'), versionInputSchema, (actor, id, body) =>
      withdrawDecision(deps, actor, id, body.version),
    ),
    caseVerb(
      'approval',
      'Approve as the second person, or return with a question',
      can('approve', 'Case'),
      approvalInputSchema,
      (actor, id, body) => approveDecision(deps, actor, id, body),
    ),
  ];
}

function idempotencyKeyOf(headers: Readonly<Record<string, string | undefined>>): string {
  const key = headers['idempotency-key'];
  if (key !== undefined && /^[\w-]{8,64}$/.test(key)) return key;
  throw new ProblemError('invalid_request', {
    errors: [faultAt('Idempotency-Key', 'no_idempotency_key')],
  });
}
