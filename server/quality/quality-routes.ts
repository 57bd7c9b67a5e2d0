import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import type { ViewLog } from '../audit/view-log.ts';
import {
  closeHarmInputSchema,
  harmCountSchema,
  qualityFiguresSchema,
  qualityListQuerySchema,
  qualityQuerySchema,
  qualityReviewPageSchema,
} from '../contract/quality.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import { closeHarm, countHarm } from './close-harm.ts';
import { listReviews } from './list-reviews.ts';
import type { QualityDeps } from './quality-deps.ts';
import { readQuality } from './read-quality.ts';

/** Blind reviews that are done: for managers of their regions, for everybody of their own decisions. */
export function qualityRoutes(deps: QualityDeps & { db: Database; clock: Clock; views: ViewLog }): Route[] {
  const { db, clock, views } = deps;
  return [
    route({
      method: 'get',
      path: '/api/quality',
      summary: 'Blind reviews whose verdict stands, the latest first',
      permission: can('read', 'Quality'),
      query: qualityListQuerySchema,
      response: qualityReviewPageSchema,
      handler: ({ actor, query }) => {
        views.note(clock(), actor, { action: 'quality.list', subject: 'quality' });
        return listReviews(db.read, actor.ability, query);
      },
    }),
    route({
      method: 'get',
      path: '/api/quality/figures',
      summary: 'How far reviewers and deciders agree, by reason, decision, flow and kind',
      permission: can('read', 'Quality'),
      query: qualityQuerySchema,
      response: qualityFiguresSchema,
      handler: async ({ actor, query: { from, to } }) => {
        const { quality } = await deps.settings();
        const period = { from: Date.parse(from), to: Date.parse(to) };
        return readQuality(db.read, actor.ability, period, quality.minimumReviews);
      },
    }),
    route({
      method: 'get',
      path: '/api/quality/harm/count',
      summary: 'How many approvals that should not have been wait to be looked at',
      permission: can('update', 'Quality'),
      response: harmCountSchema,
      handler: async ({ actor }) => ({ open: await countHarm(db.read, actor.ability) }),
    }),
    route({
      method: 'post',
      path: '/api/quality/:id/close',
      summary: 'Close the note of a harmful approval, saying what it was',
      permission: can('update', 'Quality'),
      params: z.object({ id: z.coerce.number().int().positive() }),
      body: closeHarmInputSchema,
      status: 204,
      handler: ({ actor, params: { id }, body }) =>
        db.write((tx) => closeHarm(tx, clock(), actor, id, body.note)),
    }),
  ];
}
