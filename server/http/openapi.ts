import { z } from 'zod';
import { PROBLEMS } from '../contract/problem-codes.ts';
import { problemSchema } from '../contract/problem.ts';
import type { Route } from '../platform/route.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these routes, made from the very schemas that check their calls. */
export function describeApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  const shared: Json = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route, shared) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Unloop',
      version: '1',
      summary: 'The platform’s interface and the console’s API',
      description:
        'Paths under /api/platform/v1 are for the platform and are signed; the others are for the console and need its session.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'platform', description: 'What the platform sends and asks, signed.' },
      { name: 'console', description: 'What the console asks for the person signed in.' },
    ],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output'), ...shared },
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The key’s id as bearer, and the request signed as the Standard Webhooks specification says: headers webhook-id, webhook-timestamp (seconds) and webhook-signature (v1,<base64 HMAC-SHA-256 of "id.timestamp.body">). A GET is signed over an empty body.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'unloop_session',
          description:
            'Set by POST /api/session. Calls that change something also carry X-Requested-With: unloop.',
        },
      },
      responses: {
        Problem: {
          description: `A refusal (RFC 9457). Codes: ${Object.keys(PROBLEMS).join(', ')}.`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operationOf(route: Route, shared: Json): Json {
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...signed(route),
  ];
  return {
    operationId: operationIdOf(route),
    summary: route.summary,
    tags: [route.path.startsWith('/api/platform/') ? 'platform' : 'console'],
    security: securityOf(route),
    ...(route.permission.by === 'ability' && {
      'x-permission': `${route.permission.action} ${route.permission.subject}`,
    }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: {
        required: !route.body.safeParse(undefined).success,
        content: bodyTypesOf(route, schemaOf(route.body, 'input', shared)),
      },
    }),
    responses: {
      ...(route.response === undefined
        ? { '204': { description: 'Done' } }
        : {
            [String(route.status)]: {
              description: 'Done',
              content: { 'application/json': { schema: schemaOf(route.response, 'output', shared) } },
            },
          }),
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  };
}

function bodyTypesOf(route: Route, schema: Json): Json {
  return {
    'application/json': { schema },
    // A batch that reads its own bytes also takes one item a line.
    ...(route.unparsedBody && { 'application/x-ndjson': { schema: { type: 'string' } } }),
  };
}

function operationIdOf(route: Route): string {
  const words = route.path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api');
  return [route.method, ...words]
    .map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('');
}

function securityOf(route: Route): Json[] {
  switch (route.permission.by) {
    case 'anyone':
      return [];
    case 'key':
      return [{ key: [route.permission.scope] }];
    default:
      return [{ session: [] }];
  }
}

function signed(route: Route): Json[] {
  if (route.permission.by !== 'key') return [];
  return ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
  }));
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(typeof property['description'] === 'string' && { description: property['description'] }),
    schema: property,
  }));
}

// What a schema names for itself stands among the document's components, not below the schema.
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shared: Json = {}): Json {
  const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  Object.assign(shared, reroot($defs ?? {}));
  return reroot(json);
}

function reroot(json: unknown): Json {
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
