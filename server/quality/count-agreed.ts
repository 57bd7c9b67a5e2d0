import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { Share } from '../contract/dashboard.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { shareOf } from './share-of.ts';

/**
 * By staff code: of the blind reviews of their decisions that came to stand in `[from, to)`, UTC ms, how many would have
 * been decided the same; for those whose work the asker may see. Not weighted: a few reviews of one person are shown as
 * what they are.
 */
export async function countAgreed(
  db: Reader,
  ability: Ability,
  from: number,
  to: number,
): Promise<(code: string) => Share> {
  const query = db('quality_reviews')
    .join('staff', 'staff.id', 'quality_reviews.staff_id')
    .where('quality_reviews.reviewed_at', '>=', from)
    .where('quality_reviews.reviewed_at', '<', to)
    .groupBy('staff.code')
    .select('staff.code')
    .count({ of: '*' })
    .sum({ n: 'quality_reviews.agrees' });
  visibleTo(query, ability, 'read', 'Floor', {
    staffId: 'quality_reviews.staff_id',
    team: 'staff.team',
    region: 'quality_reviews.region',
  });
  const rows = (await query) as { code: string; of: number; n: number }[];
  const counted = new Map(rows.map(({ code, of, n }) => [code, { n: Number(n), of: Number(of) }]));
  return (code) => {
    const { n, of } = counted.get(code) ?? { n: 0, of: 0 };
    return shareOf(n, of);
  };
}
