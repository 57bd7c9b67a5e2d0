import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { ProblemError } from '../platform/problem-error.ts';
import type { Route } from '../platform/route.ts';
import type { AppOptions } from './app-options.ts';
import { documentRoutes } from './document-routes.ts';
import { answerProblems } from './error-handler.ts';
import { operationalRoutes } from './operational-routes.ts';
import { RateLimit } from './rate-limit.ts';
import { giveContext } from './request-context.ts';
import { logRequests } from './request-log.ts';
import { secureHeaders } from './security-headers.ts';
import { type Limits, serveRoute } from './serve-route.ts';
import { serveWebFolder } from './web-folder.ts';

/** A shorter answer leaves in the first flight of packets anyhow (RFC 6928); packing it would only cost time. */
const WORTH_PACKING_BYTES = 14_000;

/** The whole HTTP side, in the order of its layers. Listens on nothing yet. */
export function createApp(options: AppOptions): Express {
  const { config, metrics } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.use(giveContext());
  app.use(logRequests(options.logger));
  app.use(metrics.measure);
  app.use(secureHeaders(config.cookieSecure));
  app.use(
    compression({
      filter: isWorthPacking,
      threshold: WORTH_PACKING_BYTES,
    }) as unknown as express.RequestHandler,
  );

  const limits: Limits = {
    signIn: new RateLimit(config.signInRate, 60_000),
    key: new RateLimit(config.platformRate, 1_000),
  };
  for (const route of routesOf(options)) app[route.method](route.path, serveRoute(route, options, limits));
  app.use('/api', () => {
    throw new ProblemError('method_unknown');
  });
  if (options.web !== undefined) serveWebFolder(app, options.web.dir);
  app.use(() => {
    throw new ProblemError('method_unknown');
  });
  app.use(answerProblems(options.logger));
  return app;
}

/** Every route that the app serves, its own included. */
function routesOf(options: AppOptions): Route[] {
  return [
    ...options.routes,
    ...operationalRoutes(options.db, options.metrics),
    ...documentRoutes(options.routes),
  ];
}

// Packing would hold a stream's lines back until a block is full.
function isWorthPacking(request: Request, response: Response): boolean {
  const type = String(response.getHeader('Content-Type') ?? '');
  // Files are random-looking or large; packing them would only cost the server.
  return (
    !response.getHeader('Content-Disposition') &&
    !/event-stream|ndjson/.test(type) &&
    compression.filter(request, response)
  );
}
