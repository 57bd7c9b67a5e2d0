import { z } from 'zod';
import { flowMetricsSchema, metricsQuerySchema } from '../contract/metrics.ts';
import { nameSchema } from '../contract/names.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { can, type Permission, type Route, route } from '../platform/route.ts';
import { flowMetrics, segmentOf } from './flow-metrics.ts';

const params = z.object({ name: nameSchema });

/** The figures of a flow: for the platform by key, for the console by role. */
export function metricsRoutes(deps: IntakeDeps): Route[] {
  return [
    figures(deps, '/api/platform/v1/flows/:name/metrics', { by: 'key', scope: 'metrics' }),
    figures(deps, '/api/flows/:name/metrics', can('read', 'Metrics')),
  ];
}

function figures(deps: IntakeDeps, path: string, permission: Permission): Route {
  return route({
    method: 'get',
    path,
    summary: 'The exact figures of a flow and period',
    permission,
    params,
    query: metricsQuerySchema,
    response: flowMetricsSchema,
    handler: async ({ params: { name }, query }) => {
      const question = {
        flow: name,
        from: Date.parse(query.from),
        to: Date.parse(query.to),
        segment: segmentOf(query.segment),
      };
      return flowMetrics(deps.db.read, await deps.rulebook(deps.db.read), question, deps.clock());
    },
  });
}
