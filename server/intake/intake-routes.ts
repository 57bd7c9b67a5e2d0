import { z } from 'zod';
import { ingestAnswerSchema } from '../contract/event-format.ts';
import { accountIdSchema, text } from '../contract/names.ts';
import { pageOf } from '../contract/page.ts';
import {
  accountPatchSchema,
  batchAnswerSchema,
  objectionSchema,
  platformRequestSchema,
  requestAnswerSchema,
} from '../contract/platform-formats.ts';
import {
  quarantinedDetailSchema,
  quarantinedSchema,
  quarantineListQuerySchema,
  replayAnswerSchema,
} from '../contract/quarantine.ts';
import { can, type Route, route } from '../platform/route.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { parseBatch } from './parse-batch.ts';
import { dismissQuarantined, listQuarantine, readQuarantined, replayQuarantine } from './quarantine-verbs.ts';
import { takeAccounts, takeRelations, writeAccounts } from './take-accounts.ts';
import { takeEvents } from './take-events.ts';
import { takeObjection, takeRequest } from './take-requests.ts';

const byId = z.object({ id: text(64, 1) });

/** What the platform sends, and what an admin does with what could not be taken. */
export function intakeRoutes(deps: IntakeDeps): Route[] {
  return [...platformRoutes(deps), ...quarantineRoutes(deps)];
}

function platformRoutes(deps: IntakeDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/platform/v1/events',
      summary: 'Up to 1,000 events, as a JSON array or NDJSON; answered after the commit, in the order sent',
      permission: { by: 'key', scope: 'events' },
      unparsedBody: true,
      response: ingestAnswerSchema,
      handler: ({ actor, rawBody, headers }) =>
        takeEvents(deps, actor, {
          items: parseBatch(rawBody, headers['content-type']),
          source: `key:${actor.name}`,
          ...(actor.remember && { remember: actor.remember }),
        }),
    }),
    route({
      method: 'put',
      path: '/api/platform/v1/accounts/:id',
      summary: 'What the platform knows of an account; only the fields sent change',
      permission: { by: 'key', scope: 'accounts' },
      params: z.object({ id: accountIdSchema }),
      body: accountPatchSchema,
      response: z.object({ accountId: z.string() }),
      handler: async ({ actor, params: { id }, body }) => {
        await writeAccounts(deps, actor, [{ accountId: id, patch: body }]);
        return { accountId: id };
      },
    }),
    route({
      method: 'post',
      path: '/api/platform/v1/accounts',
      summary: 'The same for up to 1,000 accounts',
      permission: { by: 'key', scope: 'accounts' },
      unparsedBody: true,
      response: batchAnswerSchema,
      handler: ({ actor, rawBody }) => takeAccounts(deps, actor, rawBody),
    }),
    route({
      method: 'post',
      path: '/api/platform/v1/relations',
      summary: 'Up to 1,000 ties between accounts, devices, addresses and carrier notices',
      permission: { by: 'key', scope: 'accounts' },
      unparsedBody: true,
      response: batchAnswerSchema,
      handler: ({ actor, rawBody }) => takeRelations(deps, actor, rawBody),
    }),
    route({
      method: 'post',
      path: '/api/platform/v1/requests',
      summary: 'Open a case of a kind, once per id',
      permission: { by: 'key', scope: 'requests' },
      body: platformRequestSchema,
      response: requestAnswerSchema,
      handler: ({ actor, body }) => takeRequest(deps, actor, body),
    }),
    route({
      method: 'post',
      path: '/api/platform/v1/requests/:id/objections',
      summary: 'Somebody objects: the request stops',
      permission: { by: 'key', scope: 'requests' },
      params: byId,
      body: objectionSchema,
      response: requestAnswerSchema,
      handler: ({ actor, params: { id }, body }) => takeObjection(deps, actor, id, body),
    }),
  ];
}

function quarantineRoutes(deps: IntakeDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/quarantine',
      summary: 'Events that could not be taken',
      permission: can('read', 'Quarantine'),
      query: quarantineListQuerySchema,
      response: pageOf(quarantinedSchema),
      handler: ({ query }) => listQuarantine(deps.db.read, query),
    }),
    route({
      method: 'get',
      path: '/api/quarantine/:id',
      summary: 'One of them, with its payload masked',
      permission: can('read', 'Quarantine'),
      params: byId,
      response: quarantinedDetailSchema,
      handler: ({ params: { id } }) => readQuarantined(deps.db.read, deps.vault, id),
    }),
    route({
      method: 'post',
      path: '/api/quarantine/replay',
      summary: 'Try events again after the mend',
      permission: can('retry', 'Quarantine'),
      body: z.strictObject({ ids: z.array(text(64, 1)).min(1).max(200) }),
      response: replayAnswerSchema,
      handler: ({ actor, body }) => replayQuarantine(deps, actor, body.ids),
    }),
    route({
      method: 'post',
      path: '/api/quarantine/:id/dismiss',
      summary: 'Put one aside for good',
      permission: can('retry', 'Quarantine'),
      params: byId,
      body: z.strictObject({}),
      response: quarantinedSchema,
      handler: ({ actor, params: { id } }) => dismissQuarantined(deps, actor, id),
    }),
  ];
}
