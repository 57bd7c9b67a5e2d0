import type { Reader } from '../../db/connection.ts';
import { figureNames } from '../../server/rollups/figure-names.ts';
import { type Times, unpackCounts, addPackedTimes } from '../../server/rollups/packed-counts.ts';
import type { RollupRecord } from '../../server/rollups/rollup-rows.ts';

/** One count of the rollups, by its place and its figure's name; of a duration with its bucket. */
export type ListedCount = [place: string, figure: string, value: number];

/** All that rollups count at one grain, in order: figures have other numbers on other databases. */
export async function listRollups(db: Reader, grain: string): Promise<ListedCount[]> {
  const names = await figureNames(db);
  const listed: ListedCount[] = [];
  for (const row of (await db('rollups').where({ grain })) as RollupRecord[]) {
    const place = [row.flow, row.flow_version, row.starts_at, row.channel, row.region, row.client_version];
    const add = (figure: string, value: number) => listed.push([place.join('|'), figure, value]);
    unpackCounts(row.counts).forEach((value, number) => add(names[number] ?? '', value));
    const times: Times = [];
    addPackedTimes(row.times, times);
    times.forEach((buckets, number) =>
      buckets.forEach((value, bucket) => add(`${names[number]} ${bucket}`, value)),
    );
  }
  return listed.sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1));
}
