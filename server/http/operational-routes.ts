import type { Database } from '../../db/connection.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { type Route, route, TextAnswer } from '../platform/route.ts';
import type { HttpMetrics } from './http-metrics.ts';

/** For whoever runs the server: is it alive, may it take work, what are its figures. They show no data of users. */
export function operationalRoutes(db: Database, metrics: HttpMetrics): Route[] {
  const anyone = { by: 'anyone' } as const;
  return [
    route({
      method: 'get',
      path: '/healthz',
      summary: 'The process is alive',
      permission: anyone,
      handler: async () => new TextAnswer('text/plain; charset=utf-8', 'ok\n'),
    }),
    route({
      method: 'get',
      path: '/readyz',
      summary: 'The database answers and its schema is up to date',
      permission: anyone,
      handler: async () => {
        await requireReady(db);
        return new TextAnswer('text/plain; charset=utf-8', 'ready\n');
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      summary: 'Figures for Prometheus',
      permission: anyone,
      handler: async () => new TextAnswer(metrics.contentType, await metrics.text()),
    }),
  ];
}

async function requireReady(db: Database): Promise<void> {
  const pending = await pendingMigrations(db).catch(() => null);
  if (pending === null)
    throw new ProblemError('not_ready', { detail: 'the database does not answer', retryAfter: 5 });
  if (pending.length > 0)
    throw new ProblemError('not_ready', {
      detail: `migrations are pending: ${pending.join(', ')}`,
      retryAfter: 5,
    });
}
