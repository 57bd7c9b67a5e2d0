import type { Database } from '../../db/connection.ts';
import { floorQuerySchema, floorSchema } from '../contract/floor.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import { readFloor } from './read-floor.ts';

/** How the work goes: one's own, one's team's, or one's regions'. */
export function floorRoutes({
  db,
  clock,
  settings,
}: {
  db: Database;
  clock: Clock;
  settings: () => Promise<Settings>;
}): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/floor',
      summary: 'Decisions by person and hour, with what came of them',
      permission: can('read', 'Floor'),
      query: floorQuerySchema,
      response: floorSchema,
      handler: async ({ actor, query: { from, to, zone } }) => {
        const period = { from: Date.parse(from), to: Date.parse(to), zone };
        return readFloor(db.read, actor.ability, period, clock(), await settings());
      },
    }),
  ];
}
