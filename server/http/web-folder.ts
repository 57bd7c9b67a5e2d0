import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { contextOf } from './request-context.ts';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Serves the built console: hashed assets for ever, the page itself fresh each time with the response's nonce. */
export function serveWebFolder(app: Express, dir: string): void {
  const sendPage: RequestHandler = async (request, response, next) => {
    // The console's own addresses have no extension; a missing file must not be answered with a page.
    if (extname(request.path) !== '' && request.path !== '/index.html') {
      next();
      return;
    }
    const page = await readFile(join(dir, 'index.html'), 'utf8');
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll(NONCE_PLACEHOLDER, contextOf(response).nonce));
  };
  app.use((_request, response, next) => {
    contextOf(response).route = 'web';
    next();
  });
  // Before the static files: the page as it lies there has no nonce yet.
  app.get('/index.html', sendPage);
  app.use('/assets', express.static(join(dir, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  app.use(express.static(dir, { index: false, maxAge: 0 }));
  app.get('/{*path}', sendPage);
}
