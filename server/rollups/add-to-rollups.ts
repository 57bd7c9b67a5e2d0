import type { Tx } from '../../db/connection.ts';
import { bulkInsert, lockNames } from '../../db/dialects.ts';
import { numberFigures } from './figure-names.ts';
import { type Grain, type RollupPlace, rollupDayOf } from './rollup-place.ts';
import { addStored, type RollupChange, rollupKey, writeRollups } from './rollup-rows.ts';

/** What changes at one place: counts by figure, and of durations by figure and bucket. */
export interface PlaceChange {
  place: RollupPlace;
  counts: ReadonlyMap<string, number>;
  times: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/**
 * Adds changes to the counts, in the transaction that caused them. Writes `rollups`, for each segment and over all of a
 * region's, and says in `rollup_days` that the day's sums are no longer true. Holds each flow's name until the
 * transaction ends, since rows are read, changed and written.
 */
export async function addToRollups(
  tx: Tx,
  changes: readonly PlaceChange[],
  table: 'rollups' | 'rollups_shadow' = 'rollups',
): Promise<void> {
  const changed = changes.filter(({ counts, times }) => counts.size > 0 || times.size > 0);
  if (changed.length === 0) return;
  await lockNames(
    tx,
    changed.map(({ place }) => `rollups ${place.flow}`),
  );
  const names = new Set(changed.flatMap(({ counts, times }) => [...counts.keys(), ...times.keys()]));
  const numbers = await numberFigures(tx, [...names]);
  const rows = new Map<string, RollupChange>();
  for (const change of changed)
    for (const grain of ['cell_hour', 'region_hour'] as const) addTo(rows, grain, change, numbers);
  // One order for all writers.
  const ordered = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await addStored(tx, table, ordered);
  await writeRollups(tx, table, ordered);
  if (table === 'rollups') await markDays(tx, changed);
}

function addTo(
  rows: Map<string, RollupChange>,
  grain: Grain,
  { place, counts, times }: PlaceChange,
  numbers: ReadonlyMap<string, number>,
): void {
  const key = rollupKey(grain, place);
  const name = key.join('\u0000');
  const row = rows.get(name) ?? { key, counts: [], times: [], journeys: 0, stuck: 0 };
  rows.set(name, row);
  row.journeys += counts.get('journeys') ?? 0;
  row.stuck += counts.get('stuck') ?? 0;
  for (const [figure, value] of counts) addAt(row.counts, numbers.get(figure) ?? 0, value);
  for (const [figure, buckets] of times) {
    const own = (row.times[numbers.get(figure) ?? 0] ??= []);
    for (const [bucket, value] of buckets) addAt(own, bucket, value);
  }
}

function addAt(counts: number[], index: number, value: number): void {
  counts[index] = (counts[index] ?? 0) + value;
}

async function markDays(tx: Tx, changed: readonly PlaceChange[]): Promise<void> {
  const days = new Map<string, [string, number]>();
  for (const { place } of changed) {
    const day = rollupDayOf(place.hour);
    days.set(`${place.flow} ${day}`, [place.flow, day]);
  }
  await bulkInsert(
    tx,
    'rollup_days',
    ['flow', 'day', 'version', 'summed'],
    [...days.values()].map(([flow, day]) => [flow, day, 1, 0]),
    { onConflict: '(flow, day) do update set version = rollup_days.version + 1' },
  );
}
