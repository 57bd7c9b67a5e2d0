import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import {
  alertCountSchema,
  alertListQuerySchema,
  alertPageSchema,
  closeAlertInputSchema,
} from '../contract/alerts.ts';
import { text } from '../contract/names.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import { closeAlert, countOpenAlerts, listAlerts } from './alerts.ts';

/** Notes that a loop rate departed from its normal. */
export function alertRoutes({ db, clock }: { db: Database; clock: Clock }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/alerts',
      summary: 'Loop rates that departed from their normal, the newest first',
      permission: can('read', 'Alert'),
      query: alertListQuerySchema,
      response: alertPageSchema,
      handler: ({ actor, query }) => listAlerts(db.read, actor.ability, query),
    }),
    route({
      method: 'get',
      path: '/api/alerts/count',
      summary: 'How many alerts wait to be looked at',
      permission: can('read', 'Alert'),
      response: alertCountSchema,
      handler: async ({ actor }) => ({ open: await countOpenAlerts(db.read, actor.ability) }),
    }),
    route({
      method: 'post',
      path: '/api/alerts/:id/close',
      summary: 'Close an alert, saying what it was',
      permission: can('update', 'Alert'),
      params: z.object({ id: text(64, 1) }),
      body: closeAlertInputSchema,
      status: 204,
      handler: ({ actor, params: { id }, body }) =>
        db.write((tx) => closeAlert(tx, clock(), actor, id, body.note)),
    }),
  ];
}
