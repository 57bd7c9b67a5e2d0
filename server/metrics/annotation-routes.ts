import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import {
  annotationInputSchema,
  annotationListSchema,
  annotationQuerySchema,
  annotationSchema,
} from '../contract/annotations.ts';
import { text } from '../contract/names.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import { addAnnotation, listAnnotations, removeAnnotation } from './annotations.ts';

/** Marks on time charts: read with the figures, written by managers. */
export function annotationRoutes({ db, clock }: { db: Database; clock: Clock }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/annotations',
      summary: 'What happened in a period and may explain a change',
      permission: can('read', 'Metrics'),
      query: annotationQuerySchema,
      response: annotationListSchema,
      handler: async ({ query: { flow, from, to } }) => ({
        data: await listAnnotations(db.read, { flow, from: Date.parse(from), to: Date.parse(to) }),
      }),
    }),
    route({
      method: 'post',
      path: '/api/annotations',
      summary: 'Mark a release or a policy change',
      permission: can('create', 'Annotation'),
      body: annotationInputSchema,
      response: annotationSchema,
      status: 201,
      handler: ({ actor, body }) => db.write((tx) => addAnnotation(tx, clock(), actor, body)),
    }),
    route({
      method: 'delete',
      path: '/api/annotations/:id',
      summary: 'Take a mark away',
      permission: can('update', 'Annotation'),
      params: z.object({ id: text(64, 1) }),
      status: 204,
      handler: ({ actor, params: { id } }) => db.write((tx) => removeAnnotation(tx, clock(), actor, id)),
    }),
  ];
}
