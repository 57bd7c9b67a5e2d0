import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';

/** The hour in which a journey began, as UTC epoch ms. */
export const ROLLUP_HOUR_MS = 3_600_000;

/** Where a figure is counted: the segment and hour of the journey's first event, and what is counted there. */
export interface RollupChange {
  flow: string;
  flowVersion: number;
  hour: number;
  channel: string;
  region: string;
  clientVersion: string;
  measure: string;
  a: string;
  b: string;
  value: number;
}

const COLUMNS = [
  'flow',
  'flow_version',
  'hour',
  'channel',
  'region',
  'client_version',
  'measure',
  'a',
  'b',
  'value',
];
const KEY = '(flow, hour, measure, a, b, channel, region, client_version, flow_version)';

/** Adds changes to the counts, in the transaction that caused them. Writes `rollups`, sorted by key so that writers cannot deadlock. */
export async function addToRollups(tx: Tx, changes: readonly RollupChange[]): Promise<void> {
  const sums = new Map<string, RollupChange>();
  for (const change of changes) {
    const key = keyOf(change);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...change });
    else sum.value += change.value;
  }
  const rows = [...sums]
    .filter(([, change]) => change.value !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, c]) => [
      c.flow,
      c.flowVersion,
      c.hour,
      c.channel,
      c.region,
      c.clientVersion,
      c.measure,
      c.a,
      c.b,
      c.value,
    ]);
  await bulkInsert(tx, 'rollups', COLUMNS, rows, {
    onConflict: `${KEY} do update set value = rollups.value + excluded.value`,
  });
}

function keyOf(change: RollupChange): string {
  const { flow, hour, measure, a, b, channel, region, clientVersion, flowVersion } = change;
  return [flow, hour, measure, a, b, channel, region, clientVersion, flowVersion].join('\u0000');
}
