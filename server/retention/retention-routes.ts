import { z } from 'zod';
import { text } from '../contract/names.ts';
import { pageOf, pageQuerySchema } from '../contract/page.ts';
import { type Certificate, certificateSchema, holdInputSchema, holdSchema } from '../contract/retention.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { can, type Route, route } from '../platform/route.ts';
import { listHolds, placeHold, releaseHold } from './holds.ts';
import type { RetentionDeps } from './retention-deps.ts';

const params = z.object({ id: text(64, 1) });
const releaseSchema = z.strictObject({ reason: text(500, 3) });

/** Holds, and certificates of what was destroyed. */
export function retentionRoutes(deps: RetentionDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/holds',
      summary: 'Holds: what is not destroyed though it is past its time',
      permission: can('read', 'Hold'),
      response: z.object({ data: z.array(holdSchema) }),
      handler: async () => ({ data: await listHolds(deps.db.read) }),
    }),
    route({
      method: 'post',
      path: '/api/holds',
      summary: 'Place a hold on an account or a period',
      permission: can('create', 'Hold'),
      body: holdInputSchema,
      response: z.object({ id: z.string() }),
      status: 201,
      handler: async ({ actor, body }) => ({ id: await placeHold(deps, actor, body) }),
    }),
    route({
      method: 'post',
      path: '/api/holds/:id/release',
      summary: 'Release a hold, with a reason',
      permission: can('update', 'Hold'),
      params,
      body: releaseSchema,
      handler: ({ actor, params: { id }, body }) => releaseHold(deps, actor, id, body.reason),
    }),
    route({
      method: 'get',
      path: '/api/certificates',
      summary: 'Signed certificates of what was destroyed, newest first',
      permission: can('read', 'Hold'),
      query: pageQuerySchema,
      response: pageOf(certificateSchema),
      handler: async ({ query }) => {
        const rows = deps.db
          .read('destructions')
          .orderBy('id', 'desc')
          .limit(query.limit + 1);
        if (query.cursor !== undefined)
          void rows.where('id', '<', decodeCursor(query.cursor, 1)[0] as string);
        const page = pageOfRows(
          (await rows) as { id: string; certificate: string; signature: string }[],
          query.limit,
          (last) => encodeCursor([last.id]),
        );
        return {
          ...page,
          data: page.data.map(({ certificate, signature }) => ({
            ...(JSON.parse(certificate) as Omit<Certificate, 'signature'>),
            signature,
          })),
        };
      },
    }),
  ];
}
