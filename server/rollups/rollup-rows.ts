import type { Tx } from '../../db/connection.ts';
import { bulkInsert, bulkSelect } from '../../db/dialects.ts';
import {
  addPackedCounts,
  addPackedTimes,
  type Counts,
  packCounts,
  packTimes,
  type Times,
} from './packed-counts.ts';
import type { Grain, RollupPlace } from './rollup-place.ts';

/** A row of `rollups`. */
export interface RollupRecord {
  flow: string;
  grain: Grain;
  starts_at: number;
  region: string;
  channel: string;
  client_version: string;
  flow_version: number;
  journeys: number;
  stuck: number;
  counts: string;
  times: string;
}

export const ROLLUP_KEY = [
  'flow',
  'grain',
  'starts_at',
  'region',
  'channel',
  'client_version',
  'flow_version',
] as const;
const VALUES = ['counts', 'times', 'journeys', 'stuck'] as const;
const REWRITE = VALUES.map((name) => `${name} = excluded.${name}`).join(', ');

type Key = [string, Grain, number, string, string, string, number];

/** A row, or what is added to one. `journeys` and `stuck` are also columns: most charts need no more. */
export interface RollupChange {
  key: Key;
  counts: Counts;
  times: Times;
  journeys: number;
  stuck: number;
}

/** The row's key: a region's sums name no channel and no client version. */
export function rollupKey(grain: Grain, place: RollupPlace): Key {
  const { flow, hour, region, channel, clientVersion, flowVersion } = place;
  const isCell = grain === 'cell_hour' || grain === 'cell_day';
  return [flow, grain, hour, region, isCell ? channel : '', isCell ? clientVersion : '', flowVersion];
}

/** Adds to each change what is stored under its key. */
export async function addStored(tx: Tx, table: string, changes: readonly RollupChange[]): Promise<void> {
  const byKey = new Map(changes.map((change) => [change.key.join('\u0000'), change]));
  const keys = changes.map(({ key }) => key);
  for (const row of await bulkSelect<RollupRecord>(tx, table, ROLLUP_KEY, keys)) {
    const change = byKey.get(ROLLUP_KEY.map((name) => row[name]).join('\u0000'));
    if (change !== undefined) addRow(change, row);
  }
}

/** Adds a stored row to a change. */
export function addRow(change: Omit<RollupChange, 'key'>, row: RollupRecord): void {
  addPackedCounts(row.counts, change.counts);
  addPackedTimes(row.times, change.times);
  change.journeys += Number(row.journeys);
  change.stuck += Number(row.stuck);
}

/** Writes rows whole, those with the same key over the old ones. */
export async function writeRollups(tx: Tx, table: string, rows: readonly RollupChange[]): Promise<void> {
  await bulkInsert(
    tx,
    table,
    [...ROLLUP_KEY, ...VALUES],
    rows.map(({ key, counts, times, journeys, stuck }) => [
      ...key,
      packCounts(counts),
      packTimes(times),
      journeys,
      stuck,
    ]),
    { onConflict: `(${ROLLUP_KEY.join(', ')}) do update set ${REWRITE}` },
  );
}
