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
 * destroyed: what nobody will read is not kept. Writes `quality_frame`, `quality_drawn` (by `day`, the first moment of
 * today in the zone of the working hours, UTC ms) and `decision_stories`.
 */
export async function settleFrame(
  tx: Tx,
  { id, day }: { id: string; day: number },
  outcomes: readonly DrawOutcome[],
): Promise<void> {
  await bulkInsert(
    tx,
    'quality_frame',
    ['decision_id', 'draw_id', 'stratum', 'risk', 'chance', 'sampled'],
    outcomes.map(({ unit, chance, sampled }) => [
      unit.id,
      id,
      unit.stratum,
      unit.risk,
      chance,
      Number(sampled),
    ]),
  );
  await bulkInsert(
    tx,
    'quality_drawn',
    ['day', 'region', 'stratum', 'closed', 'sampled'],
    countsOf(outcomes).map((one) => [day, one.region, one.stratum, one.closed, one.sampled]),
    {
      onConflict: `(day, region, stratum) do update set
        closed = quality_drawn.closed + excluded.closed, sampled = quality_drawn.sampled + excluded.sampled`,
    },
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

function countsOf(outcomes: readonly DrawOutcome[]) {
  const counts = new Map<string, { region: string; stratum: string; closed: number; sampled: number }>();
  for (const { unit, of, sampled } of outcomes) {
    const key = `${unit.stratum} ${of.region}`;
    const one = counts.get(key) ?? { region: of.region, stratum: unit.stratum, closed: 0, sampled: 0 };
    counts.set(key, { ...one, closed: one.closed + 1, sampled: one.sampled + Number(sampled) });
  }
  // In order of the key: two draws at once must not wait for each other crosswise.
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
