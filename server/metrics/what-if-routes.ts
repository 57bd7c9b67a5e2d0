import { z } from 'zod';
import { nameSchema } from '../contract/names.ts';
import { whatIfQuerySchema, whatIfSchema } from '../contract/what-if.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { can, type Route, route } from '../platform/route.ts';
import { questionOf } from './figure-question.ts';
import { whatIf } from './what-if.ts';

/** What other thresholds would have meant, before anybody changes them. */
export function whatIfRoutes(deps: IntakeDeps): Route[] {
  const { read } = deps.db;
  return [
    route({
      method: 'get',
      path: '/api/flows/:name/what-if',
      summary: 'A past period replayed under other thresholds: cases and work',
      permission: can('read', 'Metrics'),
      params: z.object({ name: nameSchema }),
      query: whatIfQuerySchema,
      response: whatIfSchema,
      handler: async ({ actor, params: { name }, query: { from, to, ...changes } }) =>
        whatIf(
          read,
          await deps.rulebook(read),
          questionOf(name, { from, to }, actor.ability),
          changes,
          deps.clock(),
        ),
    }),
  ];
}
