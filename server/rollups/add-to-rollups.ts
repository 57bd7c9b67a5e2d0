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

/**
 * Adds changes to the counts, in the transaction that caused them. Writes `rollups` in the order given, which must be
 * one total order for all writers, so that no two can wait for each other.
 */
export async function addToRollups(tx: Tx, changes: readonly RollupChange[]): Promise<void> {
  const rows = changes.map((c) => [
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
