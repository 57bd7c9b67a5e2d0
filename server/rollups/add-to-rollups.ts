import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { blockOf, type RollupPlace } from './rollup-place.ts';

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
  times: string;
}
export const ROLLUP_TABLES: RollupTables = { byPlace: 'rollups', sums: 'rollup_sums', times: 'rollup_times' };

const SUM_KEY = ['flow', 'measure', 'block', 'a', 'b', 'region', 'flow_version'];
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
 * versions and eight hours, `rollup_sums`; in the order given, which must be one total order for all writers, so that no two can wait
 * for each other.
 */
export async function addToRollups(
  tx: Tx,
  changes: readonly RollupChange[],
  { byPlace, sums }: Pick<RollupTables, 'byPlace' | 'sums'> = ROLLUP_TABLES,
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
    const block = blockOf(c.hour);
    const key = `${c.flow} ${c.measure} ${block} ${c.a} ${c.b} ${c.flowVersion} ${c.region}`;
    const row = rows.get(key);
    if (row !== undefined) row[7] += c.value;
    else rows.set(key, [c.flow, c.measure, block, c.a, c.b, c.region, c.flowVersion, c.value]);
  }
  return [...rows]
    .filter(([, row]) => row[7] !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
