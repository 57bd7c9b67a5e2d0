import { z } from 'zod';
import {
  assignInputSchema,
  caseStatusSchema,
  claimNextInputSchema,
  noteInputSchema,
  openedSchema,
  parkInputSchema,
  prioritiseInputSchema,
  renewClaimInputSchema,
  tagsInputSchema,
  takerSchema,
  versionInputSchema,
} from '../contract/cases.ts';
import { can, type Route, route } from '../platform/route.ts';
import { noteCase, prioritiseCase, tagCase } from './annotate-case.ts';
import type { CaseDeps } from './case-deps.ts';
import { caseParams, caseVerb } from './case-verb.ts';
import { claimCase } from './claim-case.ts';
import { claimNext } from './claim-next.ts';
import { assignCase, handOverCase } from './hand-over-case.ts';
import { listTakers } from './list-takers.ts';
import { parkCase } from './park-case.ts';
import { presentStatus } from './present-case.ts';
import { releaseCase } from './release-case.ts';
import { renewClaim } from './renew-claim.ts';

/** Who has a case, and what its holder does with it short of deciding. */
export function claimRoutes(deps: CaseDeps): Route[] {
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
    caseVerb(
      'claim',
      'Claim a case that is already this person’s',
      can('claim', 'Case'),
      versionInputSchema,
      (actor, id, body) => claimCase(deps, actor, id, body.version),
    ),
    caseVerb(
      'claim/renew',
      'Keep a claim alive while its page is in use',
      can('act', 'Case'),
      renewClaimInputSchema,
      (actor, id) => renewClaim(deps, actor, id),
    ),
    caseVerb(
      'release',
      'Put a case back into the queue',
      can('act', 'Case'),
      versionInputSchema,
      (actor, id, body) => releaseCase(deps, actor, id, body.version),
    ),
    caseVerb(
      'park',
      'Set a case aside until a moment',
      can('act', 'Case'),
      parkInputSchema,
      (actor, id, body) => parkCase(deps, actor, id, body),
    ),
    route({
      method: 'get',
      path: '/api/cases/:id/takers',
      summary: 'Who the case may be given to',
      permission: can('read', 'Case'),
      params: caseParams,
      response: z.object({ data: z.array(takerSchema) }),
      handler: async ({ actor, params: { id } }) => ({ data: await listTakers(deps.db.read, actor, id) }),
    }),
    caseVerb(
      'hand-over',
      'Give a case to a colleague',
      can('act', 'Case'),
      assignInputSchema,
      (actor, id, body) => handOverCase(deps, actor, id, body),
    ),
    caseVerb(
      'assign',
      'Give a case to somebody, as a manager',
      can('assign', 'Case'),
      assignInputSchema,
      (actor, id, body) => assignCase(deps, actor, id, body),
    ),
    caseVerb(
      'priority',
      'Move a case up or down',
      can('assign', 'Case'),
      prioritiseInputSchema,
      (actor, id, body) => prioritiseCase(deps, actor, id, body),
    ),
    caseVerb('notes', 'Add a note', can('act', 'Case'), noteInputSchema, (actor, id, body) =>
      noteCase(deps, actor, id, body.text),
    ),
    route({
      method: 'put',
      path: '/api/cases/:id/tags',
      summary: 'Replace the tags',
      permission: can('act', 'Case'),
      params: caseParams,
      body: tagsInputSchema,
      response: caseStatusSchema,
      handler: async ({ actor, params: { id }, body }) => presentStatus(await tagCase(deps, actor, id, body)),
    }),
  ];
}
