import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';

/** The hour in which a journey began, as UTC epoch ms. */
export const ROLLUP_HOUR_MS = 3_600_000;

/** The segment and hour of the journey's first event. */
export interface RollupPlace {
  flow: string;
  flowVersion: number;
  hour: number;
  channel: string;
  region: string;
  clientVersion: string;
}

/** A figure where it is counted: no two changes of one call may have the same place, measure and names. */
export interface RollupChange extends RollupPlace {
  measure: string;
  a: string;
  b: string;
  value: number;
}

/** Where the counts are kept; a rebuild fills another pair of tables and then puts them in the place of these. */
export interface RollupTables {
  byPlace: string;
  sums: string;
}
export const ROLLUP_TABLES: RollupTables = { byPlace: 'rollups', sums: 'rollup_sums' };

const SUM_KEY = ['flow', 'measure', 'hour', 'a', 'b', 'region', 'flow_version'];
const PLACE_KEY = [
  'flow',
  'measure',
  'hour',
  'a',
  'b',
  'region',
  'channel',
  'client_version',
  'flow_version',
];

/**
 * Adds changes to the counts, in the transaction that caused them. Writes `rollups` and, over all channels and client
 * versions, `rollup_sums`; in the order given, which must be one total order for all writers, so that no two can wait
 * for each other.
 */
export async function addToRollups(
  tx: Tx,
  changes: readonly RollupChange[],
  { byPlace, sums }: RollupTables = ROLLUP_TABLES,
): Promise<void> {
  await bulkInsert(
    tx,
    byPlace,
    [...PLACE_KEY, 'value'],
    changes.map((c) => [
      c.flow,
      c.measure,
      c.hour,
      c.a,
      c.b,
      c.region,
      c.channel,
      c.clientVersion,
      c.flowVersion,
      c.value,
    ]),
    adding(byPlace, PLACE_KEY),
  );
  await bulkInsert(tx, sums, [...SUM_KEY, 'value'], sumsOf(changes), adding(sums, SUM_KEY));
}

function adding(table: string, key: readonly string[]): { onConflict: string } {
  return { onConflict: `(${key.join(', ')}) do update set value = ${table}.value + excluded.value` };
}

type SumRow = [string, string, number, string, string, string, number, number];

function sumsOf(changes: readonly RollupChange[]): SumRow[] {
  const rows = new Map<string, SumRow>();
  for (const c of changes) {
    const key = `${c.flow} ${c.measure} ${c.hour} ${c.a} ${c.b} ${c.flowVersion} ${c.region}`;
    const row = rows.get(key);
    if (row !== undefined) row[7] += c.value;
    else rows.set(key, [c.flow, c.measure, c.hour, c.a, c.b, c.region, c.flowVersion, c.value]);
  }
  return [...rows]
    .filter(([, row]) => row[7] !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
