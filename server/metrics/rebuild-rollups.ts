import type { Knex } from 'knex';
import type { Database, Reader, Tx } from '../../db/connection.ts';
import { holdTable, rawRows } from '../../db/dialects.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';
import { type JourneyChange, toJourney } from '../journeys/journey-repository.ts';
import { rollUpJourneys } from '../journeys/roll-up-journeys.ts';
import { rollupDayOf } from '../rollups/rollup-place.ts';
import { ROLLUP_KEY, type RollupRecord } from '../rollups/rollup-rows.ts';
import { checkDays, markDay, UNCOUNTED } from '../rollups/sum-days.ts';

/** So many hours are counted in one transaction: the writer must not be held long. */
const BLOCK_MS = 8 * HOUR_MS;

/** The rows of one block of hours, or of one day's sums, that say something else than its journeys. */
export interface BlockDifference {
  flow: string;
  /** UTC ms. */
  block: number;
  /** Rows that were wrong, missing or too many. */
  rows: number;
}

/**
 * Counts every block of hours again from its journeys into a shadow, and compares; unless `check`, one that differs is
 * put in the place of the old one in the same transaction, so that readers see the one or the other. Sums of days are
 * compared with their hours after that. Blocks before the oldest journey are left alone: retention took what they count.
 */
export async function rebuildRollups(
  db: Database,
  check: boolean,
  progress: (blocks: number) => void,
): Promise<BlockDifference[]> {
  const differences: BlockDifference[] = [];
  let done = 0;
  for (const { flow, block } of await blocksOf(db.read)) {
    const rows = await db.write((tx) => rebuildBlock(tx, flow, block, check));
    if (rows > 0) differences.push({ flow, block, rows });
    done += 1;
    progress(done);
  }
  for (const { flow, day, rows } of await checkDays(db, check)) differences.push({ flow, block: day, rows });
  return differences;
}

/** Counts days that were never counted, at most so many, the newest first: what a migration left to the server. */
export async function countUncounted(db: Database, most: number): Promise<void> {
  const days = (await db
    .read('rollup_days')
    .where({ summed: UNCOUNTED })
    .orderBy('day', 'desc')
    .limit(most)
    .select('flow', 'day')) as { flow: string; day: number }[];
  for (const { flow, day } of days) {
    for (let block = day; block < day + DAY_MS; block += BLOCK_MS)
      await db.write((tx) => rebuildBlock(tx, flow, block, false));
    await db.write(
      async (tx) =>
        void (await tx('rollup_days').where({ flow, day, summed: UNCOUNTED }).update({ summed: 0 })),
    );
  }
}

async function rebuildBlock(tx: Tx, flow: string, block: number, check: boolean): Promise<number> {
  // Who has written journeys of these hours and not yet their counts comes after, with its difference alone.
  await holdTable(tx, 'rollups');
  const rows = (await tx('journeys')
    .where({ flow })
    .where('started_at', '>=', block)
    .where('started_at', '<', block + BLOCK_MS)) as JourneyRecord[];
  const changes: JourneyChange[] = rows.map((row) => ({ before: null, after: toJourney(row) }));
  await rollUpJourneys(tx, changes, 'rollups_shadow');
  const live = await countsOf(rowsOf(tx, 'rollups', flow, block));
  const anew = await countsOf(tx('rollups_shadow'));
  const names = [...new Set([...live.keys(), ...anew.keys()])];
  const wrong = names.filter((name) => live.get(name) !== anew.get(name)).length;
  if (wrong > 0 && !check) {
    await rowsOf(tx, 'rollups', flow, block).delete();
    await tx.raw('insert into rollups select * from rollups_shadow');
    await markDay(tx, flow, rollupDayOf(block));
  }
  await tx('rollups_shadow').delete();
  return wrong;
}

function rowsOf(tx: Tx, table: string, flow: string, block: number): Knex.QueryBuilder {
  return tx(table)
    .where({ flow })
    .whereIn('grain', ['cell_hour', 'region_hour'])
    .where('starts_at', '>=', block)
    .where('starts_at', '<', block + BLOCK_MS);
}

// A row that has come to nothing is as good as none.
async function countsOf(query: Knex.QueryBuilder): Promise<Map<string, string>> {
  const counts = new Map<string, string>();
  for (const row of (await query) as RollupRecord[])
    if (row.counts !== '' || row.times !== '')
      counts.set(
        ROLLUP_KEY.map((name) => row[name]).join('\u0000'),
        [row.journeys, row.stuck, row.counts, row.times].join('\u0000'),
      );
  return counts;
}

// Every block in which a journey began or for which something is counted, from each flow's oldest journey on.
async function blocksOf(db: Reader): Promise<{ flow: string; block: number }[]> {
  const begun = await rawRows<{ flow: string; block: number }>(
    db,
    'select distinct flow, started_at - started_at % ? as block from journeys',
    [BLOCK_MS],
  );
  const oldest = new Map<string, number>();
  for (const { flow, block } of begun) oldest.set(flow, Math.min(oldest.get(flow) ?? block, block));
  const counted = await rawRows<{ flow: string; block: number }>(
    db,
    "select distinct flow, starts_at - starts_at % ? as block from rollups where grain = 'region_hour'",
    [BLOCK_MS],
  );
  const names = new Map(begun.map((one) => [`${one.flow} ${one.block}`, one]));
  for (const one of counted)
    if (one.block >= (oldest.get(one.flow) ?? Number.POSITIVE_INFINITY))
      names.set(`${one.flow} ${one.block}`, one);
  return [...names.values()].sort((a, b) => (a.flow < b.flow ? -1 : a.flow > b.flow ? 1 : a.block - b.block));
}
