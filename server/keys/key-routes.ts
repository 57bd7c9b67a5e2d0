import { z } from 'zod';
import { createdKeySchema, keyInputSchema, keySchema, rotateInputSchema } from '../contract/keys.ts';
import { text } from '../contract/names.ts';
import { pageOf, pageQuerySchema } from '../contract/page.ts';
import { can, type Route, route } from '../platform/route.ts';
import { createKey, type KeyDeps } from './create-key.ts';
import { listKeys } from './key-repository.ts';
import { presentKey } from './present-key.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';

const oneKey = z.object({ id: text(64, 1) });

/** The platform's keys. */
export function keyRoutes(deps: KeyDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/keys',
      summary: 'The platform’s keys',
      permission: can('read', 'Key'),
      query: pageQuerySchema,
      response: pageOf(keySchema),
      handler: async ({ query }) => {
        const page = await listKeys(deps.db.read, query);
        return { ...page, data: page.data.map(presentKey) };
      },
    }),
    route({
      method: 'post',
      path: '/api/keys',
      summary: 'Make a key; its secret is in this answer and never again',
      permission: can('create', 'Key'),
      body: keyInputSchema,
      response: createdKeySchema,
      status: 201,
      handler: ({ actor, body }) => createKey(deps, actor, body),
    }),
    route({
      method: 'post',
      path: '/api/keys/:id/rotate',
      summary: 'Make a new key in place of this one, which goes on for an overlap',
      permission: can('update', 'Key'),
      params: oneKey,
      body: rotateInputSchema.prefault({}),
      response: createdKeySchema,
      status: 201,
      handler: ({ actor, params, body }) => rotateKey(deps, actor, params.id, body.overlapHours),
    }),
    route({
      method: 'post',
      path: '/api/keys/:id/revoke',
      summary: 'End a key at once',
      permission: can('update', 'Key'),
      params: oneKey,
      response: keySchema,
      handler: async ({ actor, params }) => presentKey(await revokeKey(deps, actor, params.id)),
    }),
  ];
}
