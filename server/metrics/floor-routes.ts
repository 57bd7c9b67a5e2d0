import type { Database } from '../../db/connection.ts';
import { floorQuerySchema, floorSchema } from '../contract/floor.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import { readFloor } from './read-floor.ts';

/** How the work goes: one's own, one's team's, or one's regions'. */
export function floorRoutes({ db, clock }: { db: Database; clock: Clock }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/floor',
      summary: 'Decisions by person and hour, with what came of them',
      permission: can('read', 'Floor'),
      query: floorQuerySchema,
      response: floorSchema,
      handler: ({ actor, query: { from, to, zone } }) =>
        readFloor(db.read, actor.ability, { from: Date.parse(from), to: Date.parse(to), zone }, clock()),
    }),
  ];
}
