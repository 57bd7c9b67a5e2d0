import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { Share } from '../contract/dashboard.ts';
import { WORKED_AGAIN } from '../contract/outcomes.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { shareOf } from './share.ts';

/**
 * Of each person's decisions in `[from, to)`, UTC ms, that are old enough, those after which the case, or a further one
 * of the same account and flow, had to be worked again. Who hands a case up has decided nothing. By the person's code.
 */
export async function countWorkedAgain(
  db: Reader,
  ability: Ability,
  { from, to }: { from: number; to: number },
): Promise<(code: string) => Share> {
  const query = db('decision_outcomes')
    .join('staff', 'staff.id', 'decision_outcomes.staff_id')
    .where('decision_outcomes.decided_at', '>=', from)
    .where('decision_outcomes.decided_at', '<', to)
    .whereNot('decision_outcomes.ending', 'escalated')
    .groupBy('staff.code')
    .select('staff.code')
    .count({ of: '*' })
    .select(
      db.raw(`count(case when ending in (${WORKED_AGAIN.map(() => '?').join(', ')}) then 1 end) as again`, [
        ...WORKED_AGAIN,
      ]),
    );
  visibleTo(query, ability, 'read', 'Floor', {
    staffId: 'decision_outcomes.staff_id',
    team: 'staff.team',
    region: 'decision_outcomes.region',
  });
  const rows = (await query) as { code: string; of: number; again: number }[];
  const shares = new Map(rows.map((row) => [row.code, shareOf(Number(row.again), Number(row.of))]));
  return (code) => shares.get(code) ?? shareOf(0, 0);
}
