import { z } from 'zod';
import { nameSchema } from '../contract/names.ts';
import { whatIfQuerySchema, whatIfSchema } from '../contract/what-if.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { whatIfRecoveriesQuerySchema, whatIfRecoveriesSchema } from '../contract/what-if-recoveries.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { can, type Route, route } from '../platform/route.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { questionOf } from './figure-question.ts';
import { whatIf } from './what-if.ts';
import { whatIfRecoveries } from './what-if-recoveries.ts';

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
    route({
      method: 'get',
      path: '/api/what-if/recoveries',
      summary: 'The recoveries of a past period weighed under other settings: work, and risky approvals',
      permission: can('read', 'Metrics'),
      query: whatIfRecoveriesQuerySchema,
      response: whatIfRecoveriesSchema,
      handler: async ({ actor, query: { from, to, weight = [], ...changes } }) => {
        const { recovery } = await deps.settings();
        return whatIfRecoveries(
          read,
          actor.ability,
          recovery,
          { from: Date.parse(from), to: Date.parse(to) },
          { ...changes, weights: weightsOf(weight, recovery) },
        );
      },
    }),
  ];
}

// Throws `invalid_request` for a sign that nobody weighs.
function weightsOf(
  given: readonly string[],
  { weights }: RecoverySettings,
): Partial<RecoverySettings['weights']> {
  return Object.fromEntries(
    given.map((part) => {
      const [sign = '', points = ''] = part.split(':');
      if (!(sign in weights))
        throw new ProblemError('invalid_request', { errors: [faultAt('weight', 'no_such_sign')] });
      return [sign, Number(points)];
    }),
  );
}
