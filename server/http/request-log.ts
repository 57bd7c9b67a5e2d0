import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../platform/logger.ts';
import { contextOf } from './request-context.ts';

/** One line a request: method, route pattern, status, duration, id. Never address, query, headers or body. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => contextOf(response as Response).requestId,
    serializers: {
      req: (request: { id: string; method: string }) => ({ id: request.id, method: request.method }),
      res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      // The error handler logs the cause of what was unexpected; here it would repeat each refusal.
      err: () => undefined,
    },
    customSuccessObject: withRoute,
    customErrorObject: (request, response, _error, line: object) =>
      withRoute(request, response as Response, line),
  }) as RequestHandler;
}

// Named at the end only: at the start no route has taken the request yet.
function withRoute(_request: unknown, response: unknown, line: object): object {
  return { ...line, route: contextOf(response as Response).route };
}
