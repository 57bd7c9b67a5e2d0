import type { z } from 'zod';
import type { CaseDeps } from '../cases/case-deps.ts';
import {
  bulkListQuerySchema,
  bulkPageSchema,
  bulkParamsSchema,
  bulkProposeInputSchema,
  bulkRowPageSchema,
  bulkRowQuerySchema,
  bulkVersionInputSchema,
  phoneBulkSchema,
} from '../contract/phone-bulks.ts';
import type { StaffActor } from '../platform/actor.ts';
import { can, type Route, route } from '../platform/route.ts';
import { listBulkRows, listBulks, readBulk } from './bulk-read-model.ts';
import { answerBulkResults } from './bulk-results.ts';
import { approveBulk, cancelBulk, proposeBulk, retryBulk } from './move-bulk.ts';
import { uploadBulk } from './upload-bulk.ts';

const FILE_BYTES = 16 * 1024 * 1024;

/** The routes of files of reassigned numbers. */
export function bulkRoutes(deps: CaseDeps): Route[] {
  const { db } = deps;
  return [
    route({
      method: 'get',
      path: '/api/phones/bulks',
      summary: 'Files of reassigned numbers, the newest first',
      permission: can('read', 'PhoneBulk'),
      query: bulkListQuerySchema,
      response: bulkPageSchema,
      handler: ({ actor, query }) => listBulks(db.read, actor, query),
    }),
    route({
      method: 'post',
      path: '/api/phones/bulks',
      summary: 'Take a CSV of reassigned numbers: a dry run, with a verdict for each row',
      permission: can('create', 'PhoneBulk'),
      fileLimitBytes: FILE_BYTES,
      response: phoneBulkSchema,
      status: 201,
      handler: async ({ actor, rawBody }) => readBulk(db.read, actor, await uploadBulk(deps, actor, rawBody)),
    }),
    route({
      method: 'get',
      path: '/api/phones/bulks/:id',
      summary: 'One file and how far its run is',
      permission: can('read', 'PhoneBulk'),
      params: bulkParamsSchema,
      response: phoneBulkSchema,
      handler: ({ actor, params: { id } }) => readBulk(db.read, actor, id),
    }),
    route({
      method: 'get',
      path: '/api/phones/bulks/:id/rows',
      summary: 'The rows of a file, masked, each with its verdict',
      permission: can('read', 'PhoneBulk'),
      params: bulkParamsSchema,
      query: bulkRowQuerySchema,
      response: bulkRowPageSchema,
      handler: ({ params: { id }, query }) => listBulkRows(db.read, id, query),
    }),
    route({
      method: 'get',
      path: '/api/phones/bulks/:id/results',
      summary: 'All rows of a file as a CSV, masked; on record',
      permission: can('read', 'PhoneBulk'),
      params: bulkParamsSchema,
      bytes: true,
      handler: ({ actor, params: { id } }) => answerBulkResults(deps, actor, id),
    }),
    verb(deps, 'proposal', 'Propose to run a file', 'create', bulkProposeInputSchema, proposeBulk),
    verb(
      deps,
      'approval',
      'Let a file run, as the second person',
      'approve',
      bulkVersionInputSchema,
      approveBulk,
    ),
    verb(
      deps,
      'retry',
      'Try the rows again that failed or were not answered',
      'create',
      bulkVersionInputSchema,
      retryBulk,
    ),
    verb(deps, 'cancel', 'Put a file aside, or stop its run', 'create', bulkVersionInputSchema, cancelBulk),
  ];
}

function verb<S extends z.ZodType>(
  deps: CaseDeps,
  name: string,
  summary: string,
  action: 'create' | 'approve',
  body: S,
  act: (deps: CaseDeps, actor: StaffActor, id: string, body: z.output<S>) => Promise<void>,
): Route {
  return route({
    method: 'post',
    path: `/api/phones/bulks/:id/${name}`,
    summary,
    permission: can(action, 'PhoneBulk'),
    params: bulkParamsSchema,
    body: body as z.ZodType,
    response: phoneBulkSchema,
    handler: async ({ actor, params: { id }, body: input }) => {
      await act(deps, actor, id, input as z.output<S>);
      return readBulk(deps.db.read, actor, id);
    },
  });
}
