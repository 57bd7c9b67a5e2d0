import { z } from 'zod';
import { type Route, route, TextAnswer } from '../platform/route.ts';
import { renderDocs } from './docs-page.ts';
import { describeApi } from './openapi.ts';

/** The API described by itself: for machines, and as a page for people. */
export function documentRoutes(routes: readonly Route[]): Route[] {
  let document: Record<string, unknown> | undefined;
  const described = () => (document ??= describeApi(routes));
  return [
    route({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This API as an OpenAPI 3.1 document',
      permission: { by: 'anyone' },
      response: z.record(z.string(), z.unknown()),
      handler: async () => described(),
    }),
    route({
      method: 'get',
      path: '/api/docs',
      summary: 'This API as a page',
      permission: { by: 'anyone' },
      handler: async () => new TextAnswer('text/html; charset=utf-8', renderDocs(described(), routes)),
    }),
  ];
}
