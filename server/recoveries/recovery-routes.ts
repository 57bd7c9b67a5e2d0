import { z } from 'zod';
import { accountIdSchema } from '../contract/names.ts';
import { exploredAccountSchema } from '../contract/recoveries.ts';
import { can, type Route, route } from '../platform/route.ts';
import { type ExploreDeps, exploreVouches } from './explore-vouches.ts';

const params = z.object({ id: z.coerce.number().int().positive(), accountId: accountIdSchema });

/** What can be asked about a recovery besides its case. */
export function recoveryRoutes(deps: ExploreDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases/:id/vouchers/:accountId',
      summary: 'An account of the vouch graph that the case shows, and one hop beyond it',
      permission: can('read', 'Case'),
      params,
      response: exploredAccountSchema,
      handler: ({ actor, params: { id, accountId } }) => exploreVouches(deps, actor, id, accountId),
    }),
  ];
}
