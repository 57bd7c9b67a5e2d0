import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { newId } from '../platform/ids.ts';

/** What one request carries through the app. */
export interface RequestContext {
  requestId: string;
  /** Allows the page's own scripts and styles in the Content-Security-Policy. */
  nonce: string;
  /** The pattern of the route that took it, such as `/api/cases/:id`: logs and figures name that, never the address. */
  route: string;
}

/** Gives each request its context and answers its id as `X-Request-Id`. */
export function giveContext(): RequestHandler {
  return (_request, response, next) => {
    const context: RequestContext = {
      requestId: newId(),
      nonce: randomBytes(16).toString('base64'),
      route: 'unknown',
    };
    response.locals['context'] = context;
    response.setHeader('X-Request-Id', context.requestId);
    next();
  };
}

export function contextOf(response: Response): RequestContext {
  return response.locals['context'] as RequestContext;
}
