import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { deliveryListQuerySchema, deliverySchema } from '../contract/deliveries.ts';
import { pageOf } from '../contract/page.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import { listDeliveries } from './list-deliveries.ts';
import { presentDelivery } from './present-delivery.ts';
import { type AppendAudit, retryDelivery } from './retry-delivery.ts';

/** The routes by which commands on their way are seen, and sent again. */
export function outboxRoutes(db: Database, clock: Clock, appendAudit: AppendAudit): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/deliveries',
      summary: 'Commands to the platform, newest first',
      permission: can('read', 'Delivery'),
      query: deliveryListQuerySchema,
      response: pageOf(deliverySchema),
      handler: async ({ actor, query }) => {
        const page = await listDeliveries(db.read, actor.ability, query);
        return { ...page, data: page.data.map(presentDelivery) };
      },
    }),
    route({
      method: 'post',
      path: '/api/deliveries/:id/retry',
      summary: 'Send a dead command again, under its own id',
      permission: can('retry', 'Delivery'),
      params: z.object({ id: z.string().min(1).max(64) }),
      response: deliverySchema,
      handler: async ({ actor, params }) =>
        presentDelivery(await db.write((tx) => retryDelivery(tx, clock(), actor, params.id, appendAudit))),
    }),
  ];
}
