import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { contextOf } from './request-context.ts';

/** Strict headers; scripts and styles only from here or with the response's nonce, nothing inline, nothing foreign. */
export function secureHeaders(httpsOnly: boolean): RequestHandler {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${contextOf(response as Response).nonce}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: httpsOnly,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }) as RequestHandler;
}
