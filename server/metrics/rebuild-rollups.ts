import type { Knex } from 'knex';
import type { Database, Reader, Tx } from '../../db/connection.ts';
import { holdTable, rawRows } from '../../db/dialects.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { MEASURES } from '../journeys/journey-figures.ts';
import { type JourneyChange, toJourney } from '../journeys/journey-repository.ts';
import { rollUpJourneys } from '../journeys/roll-up-journeys.ts';
import { ROLLUP_TABLES, type RollupTables } from '../rollups/add-to-rollups.ts';
import { blockOf, ROLLUP_BLOCK_MS } from '../rollups/rollup-place.ts';

/** The rows of one block of hours that say something else than its journeys. */
export interface BlockDifference {
  flow: string;
  /** UTC ms. */
  block: number;
  /** Rows that were wrong, missing or too many. */
  rows: number;
}

const SHADOW: RollupTables = {
  byPlace: 'rollups_shadow',
  sums: 'rollup_sums_shadow',
  times: 'rollup_times_shadow',
};
const KINDS = {
  byPlace: {
    time: 'hour',
    key: ['measure', 'hour', 'a', 'b', 'region', 'channel', 'client_version', 'flow_version'],
    value: 'value',
  },
  sums: { time: 'block', key: ['measure', 'a', 'b', 'region', 'flow_version'], value: 'value' },
  times: { time: 'block', key: ['measure', 'a', 'region', 'flow_version'], value: 'counts' },
} as const;
type Kind = keyof typeof KINDS;

/**
 * Counts every block of hours again from its journeys into a shadow, and compares; unless `check`, one that differs is
 * put in the place of the old one in the same transaction, so that readers see the one or the other. Blocks before the
 * oldest journey are left alone: retention took what they count.
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
  return differences;
}

async function rebuildBlock(tx: Tx, flow: string, block: number, check: boolean): Promise<number> {
  // Who has written journeys of these hours and not yet their counts comes after, with its difference alone.
  await holdTable(tx, ROLLUP_TABLES.byPlace);
  const rows = (await tx('journeys')
    .where({ flow })
    .where('started_at', '>=', block)
    .where('started_at', '<', block + ROLLUP_BLOCK_MS)) as JourneyRecord[];
  const changes: JourneyChange[] = rows.map((row) => ({ before: null, after: toJourney(row) }));
  await rollUpJourneys(tx, changes, SHADOW);
  let different = 0;
  for (const kind of ['byPlace', 'sums', 'times'] as const) {
    const [live, shadow] = [ROLLUP_TABLES[kind], SHADOW[kind]];
    const before = await countsOf(rowsOf(tx, live, kind, flow, block), kind);
    const after = await countsOf(tx(shadow), kind);
    const names = new Set([...before.keys(), ...after.keys()]);
    const wrong = [...names].filter((name) => before.get(name) !== after.get(name)).length;
    different += wrong;
    if (wrong > 0 && !check) {
      await rowsOf(tx, live, kind, flow, block).delete();
      await tx.raw('insert into ?? select * from ??', [live, shadow]);
    }
    await tx(shadow).delete();
  }
  return different;
}

// By measure too: the tables are found by it.
function rowsOf(tx: Tx, table: string, kind: Kind, flow: string, block: number): Knex.QueryBuilder {
  const { time } = KINDS[kind];
  return tx(table)
    .where({ flow })
    .whereIn('measure', MEASURES)
    .where(time, '>=', block)
    .where(time, '<', block + ROLLUP_BLOCK_MS);
}

// A row that has come to nothing is as good as none.
async function countsOf(query: Knex.QueryBuilder, kind: Kind): Promise<Map<string, string>> {
  const { key, value } = KINDS[kind];
  const counts = new Map<string, string>();
  for (const row of (await query) as Record<string, string | number>[])
    if (String(row[value]) !== '0' && row[value] !== '')
      counts.set(key.map((name) => row[name]).join(' '), String(row[value]));
  return counts;
}

// Every block in which a journey began or for which something is counted, from each flow's oldest journey on.
async function blocksOf(db: Reader): Promise<{ flow: string; block: number }[]> {
  const begun = await rawRows<{ flow: string; block: number }>(
    db,
    'select distinct flow, started_at - started_at % ? as block from journeys',
    [ROLLUP_BLOCK_MS],
  );
  const oldest = new Map<string, number>();
  for (const { flow, block } of begun) oldest.set(flow, Math.min(oldest.get(flow) ?? block, block));
  const counted = await rawRows<{ flow: string; hour: number }>(
    db,
    'select distinct flow, hour from rollups',
  );
  const names = new Map(begun.map((one) => [`${one.flow} ${one.block}`, one]));
  for (const { flow, hour } of counted) {
    const block = blockOf(hour);
    if (block >= (oldest.get(flow) ?? Number.POSITIVE_INFINITY))
      names.set(`${flow} ${block}`, { flow, block });
  }
  return [...names.values()].sort((a, b) => (a.flow < b.flow ? -1 : a.flow > b.flow ? 1 : a.block - b.block));
}
