import type { Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import type { DrawUnit } from './draw-sample.ts';
import type { Drawable } from './list-drawable.ts';

/** What a draw said of one decision. */
export interface DrawOutcome {
  unit: DrawUnit;
  of: Drawable;
  chance: number;
  sampled: boolean;
}

/**
 * Keeps of every decision that was looked at its chance and whether it was drawn. The stories of those not drawn are
 * destroyed: what nobody will read is not kept. Writes `quality_frame` and `decision_stories`.
 */
export async function settleFrame(
  tx: Tx,
  { id, at }: { id: string; at: number },
  outcomes: readonly DrawOutcome[],
): Promise<void> {
  await bulkInsert(
    tx,
    'quality_frame',
    ['decision_id', 'draw_id', 'at', 'region', 'stratum', 'risk', 'chance', 'sampled'],
    outcomes.map(({ unit, of, chance, sampled }) => [
      unit.id,
      id,
      at,
      of.region,
      unit.stratum,
      unit.risk,
      chance,
      Number(sampled),
    ]),
  );
  const stories = (sampled: boolean) => {
    const query = tx('decision_stories');
    const ids = outcomes.filter((one) => one.sampled === sampled).map(({ unit }) => unit.id);
    whereTextIn(tx, query, 'decision_id', ids);
    return query;
  };
  await stories(true).update({ drawn: 1 });
  await stories(false).delete();
}
