import { z } from 'zod';
import { text } from '../contract/names.ts';
import { pageOf } from '../contract/page.ts';
import {
  accessRowSchema,
  closeLookInputSchema,
  markInputSchema,
  oddLookListQuerySchema,
  oddLookSchema,
  revealListQuerySchema,
  revealRowSchema,
} from '../contract/reviews.ts';
import { can, type Route, route } from '../platform/route.ts';
import { closeLook } from './close-look.ts';
import { listAccess } from './list-access.ts';
import { listOddLooks } from './list-odd-looks.ts';
import { listReveals } from './list-reveals.ts';
import { markReveal } from './mark-reveal.ts';
import type { ReviewDeps } from './review-deps.ts';

const params = z.object({ id: text(64, 1) });

/** Who may what, who looked at what, and what auditors made of it. */
export function reviewRoutes(deps: ReviewDeps): Route[] {
  const { db, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/api/reviews/access',
      summary: 'Who has which role, since when, given by whom, last used',
      permission: can('read', 'Review'),
      response: z.object({ data: z.array(accessRowSchema) }),
      handler: async ({ actor }) => {
        deps.views.note(clock(), actor, { action: 'review.list', subject: 'staff' });
        const { reviews } = await deps.settings();
        return { data: await listAccess(db.read, reviews, clock()) };
      },
    }),
    route({
      method: 'get',
      path: '/api/reviews/reveals',
      summary: 'Looks at personal data in full, with reasons and marks',
      permission: can('read', 'Review'),
      query: revealListQuerySchema,
      response: pageOf(revealRowSchema),
      handler: ({ actor, query }) => {
        deps.views.note(clock(), actor, { action: 'review.list', subject: 'look' });
        return listReveals(db.read, query);
      },
    }),
    route({
      method: 'post',
      path: '/api/reviews/reveals/:id',
      summary: 'Mark a look as justified or not',
      permission: can('create', 'Review'),
      params,
      body: markInputSchema,
      handler: ({ actor, params: { id }, body }) => markReveal(deps, actor, id, body),
    }),
    route({
      method: 'get',
      path: '/api/reviews/looks',
      summary: 'Looks without an action, and outside assignment, day by day',
      permission: can('read', 'Review'),
      query: oddLookListQuerySchema,
      response: pageOf(oddLookSchema),
      handler: ({ actor, query }) => {
        deps.views.note(clock(), actor, { action: 'review.list', subject: 'look' });
        return listOddLooks(db.read, query);
      },
    }),
    route({
      method: 'post',
      path: '/api/reviews/looks/close',
      summary: 'Close a line of a day’s looks, with a note',
      permission: can('update', 'Review'),
      body: closeLookInputSchema,
      handler: ({ actor, body }) => closeLook(deps, actor, body),
    }),
  ];
}
