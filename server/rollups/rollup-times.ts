import type { Tx } from '../../db/connection.ts';
import { bulkInsert, lockNames } from '../../db/dialects.ts';
import { blockOf, type RollupPlace } from './rollup-place.ts';

/** How many durations lie in one bucket, more or fewer, where a journey began. */
export interface TimeChange extends RollupPlace {
  measure: string;
  /** The step, or nothing. */
  a: string;
  bucket: number;
  value: number;
}

const KEY = ['flow', 'measure', 'block', 'a', 'region', 'flow_version'] as const;
const KEYS_AT_ONCE = 400;

interface TimeRow {
  key: [flow: string, measure: string, block: number, a: string, region: string, version: number];
  counts: Map<number, number>;
}

/**
 * Adds to the counts of durations by bucket, in the transaction that caused them. Writes `rollup_times`, one row of
 * counts for each block of hours, region and step: buckets are so fine that a row each would be a row a journey. Holds
 * each flow's name until the transaction ends, since the counts are read, changed and written.
 */
export async function addTimes(
  tx: Tx,
  changes: readonly TimeChange[],
  table = 'rollup_times',
): Promise<void> {
  const rows = new Map<string, TimeRow>();
  for (const { flow, measure, hour, a, region, flowVersion, bucket, value } of changes) {
    const key: TimeRow['key'] = [flow, measure, blockOf(hour), a, region, flowVersion];
    const name = key.join('\u0000');
    const row = rows.get(name) ?? { key, counts: new Map<number, number>() };
    rows.set(name, row);
    row.counts.set(bucket, (row.counts.get(bucket) ?? 0) + value);
  }
  const changed = [...rows.values()].filter(({ counts }) =>
    [...counts.values()].some((value) => value !== 0),
  );
  if (changed.length === 0) return;
  await lockNames(
    tx,
    changed.map(({ key }) => `rollup times ${key[0]}`),
  );
  for (let start = 0; start < changed.length; start += KEYS_AT_ONCE)
    await addPart(tx, table, changed.slice(start, start + KEYS_AT_ONCE));
}

async function addPart(tx: Tx, table: string, rows: readonly TimeRow[]): Promise<void> {
  const known = (await tx(table)
    .whereIn(
      [...KEY],
      rows.map(({ key }) => key),
    )
    .select(...KEY, 'counts')) as ({ counts: string } & Record<(typeof KEY)[number], string | number>)[];
  const stored = new Map(
    known.map((row) => [KEY.map((name) => row[name]).join('\u0000'), readCounts(row.counts)]),
  );
  await bulkInsert(
    tx,
    table,
    [...KEY, 'counts'],
    rows.map(({ key, counts }) => {
      const sum = stored.get(key.join('\u0000')) ?? new Map<number, number>();
      for (const [bucket, value] of counts) sum.set(bucket, (sum.get(bucket) ?? 0) + value);
      return [...key, writeCounts(sum)];
    }),
    { onConflict: `(${KEY.join(', ')}) do update set counts = excluded.counts` },
  );
}

/** Counts by bucket as short text: `bucket:count`, in the order of the buckets, without what came to nothing. */
export function writeCounts(counts: ReadonlyMap<number, number>): string {
  return [...counts]
    .filter(([, value]) => value !== 0)
    .sort(([a], [b]) => a - b)
    .map(([bucket, value]) => `${bucket}:${value}`)
    .join(' ');
}

/** Reads what `writeCounts` wrote. */
export function readCounts(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  if (text === '') return counts;
  for (const part of text.split(' ')) {
    const colon = part.indexOf(':');
    counts.set(Number(part.slice(0, colon)), Number(part.slice(colon + 1)));
  }
  return counts;
}
