import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { Ability, Action } from '../contract/ability.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import type { Share } from '../contract/dashboard.ts';
import type { QualityFigures } from '../contract/quality.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { type DoneReview, groupReviews } from './group-reviews.ts';
import type { Stratum } from './draw-sample.ts';
import { shareOf } from './share-of.ts';

/** Reviews that this person may know of: all of their regions, or of their own decisions. */
export function visibleReviews(db: Reader, ability: Ability, action: Action = 'read'): Knex.QueryBuilder {
  const query = db('quality_reviews');
  visibleTo(query, ability, action, 'Quality', {
    staffId: 'quality_reviews.staff_id',
    region: 'quality_reviews.region',
  });
  return query;
}

/** Reviews that are alike in all of these count as one, so many times. */
const ALIKE = ['kind', 'flow', 'decision_type', 'reason', 'types', 'chance', 'verdict_type'];

/** How far reviews that came to stand in `[from, to)`, UTC ms, agree with what was decided, as far as one may see them. */
export async function readQuality(
  db: Reader,
  ability: Ability,
  { from, to }: { from: number; to: number },
  minimum: number,
): Promise<QualityFigures> {
  const done = (await visibleReviews(db, ability)
    .where('reviewed_at', '>=', from)
    .where('reviewed_at', '<', to)
    .groupBy(ALIKE)
    .select(ALIKE)
    .count({ times: '*' })) as DoneReview[];
  const unfinished = (await visibleReviews(db, ability)
    .join('cases', 'cases.id', 'quality_reviews.case_id')
    .whereNull('quality_reviews.reviewed_at')
    .where('quality_reviews.drawn_at', '>=', from)
    .where('quality_reviews.drawn_at', '<', to)
    .groupBy('cases.state')
    .select('cases.state')
    .count({ n: '*' })) as { state: string; n: number }[];
  const isOver = (state: string) => CLOSED_STATES.some((closed) => closed === state);
  const count = (over: boolean) =>
    unfinished.reduce((sum, one) => sum + (isOver(one.state) === over ? Number(one.n) : 0), 0);
  // That a decision is being reviewed is nothing for who took it, before it is done.
  const isOwn = ability.cannot('read', 'Metrics');
  return {
    minimum,
    drawn: isOwn ? null : await readDrawn(db, ability, from, to),
    waiting: isOwn ? 0 : count(false),
    ended: isOwn ? 0 : count(true),
    ...groupReviews(done, minimum),
  };
}

async function readDrawn(
  db: Reader,
  ability: Ability,
  from: number,
  to: number,
): Promise<QualityFigures['drawn']> {
  const query = db('quality_drawn').where('day', '>=', from).where('day', '<', to);
  visibleTo(query, ability, 'read', 'Metrics', { region: 'quality_drawn.region' });
  const rows = (await query.groupBy('stratum').select('stratum').sum({ n: 'sampled', of: 'closed' })) as {
    stratum: Stratum;
    n: number;
    of: number;
  }[];
  const drawnOf = (stratum: Stratum): Share => {
    const row = rows.find((one) => one.stratum === stratum);
    return shareOf(Number(row?.n ?? 0), Number(row?.of ?? 0));
  };
  return { approvals: drawnOf('approval'), others: drawnOf('other') };
}
