import type { Knex } from 'knex';
import type { Database, Reader, Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { packCounts, packTimes } from './packed-counts.ts';
import type { Grain } from './rollup-place.ts';
import { addRow, ROLLUP_KEY, type RollupChange, type RollupRecord, writeRollups } from './rollup-rows.ts';

const DAY_OF = { cell_hour: 'cell_day', region_hour: 'region_day' } as const;

/** What `summed` is for a day whose hours were never counted, since its journeys are older than these tables. */
export const UNCOUNTED = -1;

interface DueDay {
  flow: string;
  day: number;
  version: number;
}

/**
 * Sums the hours of days that are over and whose sums are missing or no longer true, at most so many; charts read hours
 * until then. Summed beside the writer, written only where nothing came in meanwhile. Answers how many were looked at.
 */
export async function sumDays(db: Database, now: number, most: number): Promise<number> {
  const due = (await db
    .read('rollup_days')
    .whereRaw('summed <> version')
    .where('summed', '>', UNCOUNTED)
    .where('day', '<=', now - DAY_MS)
    .orderBy(['day', 'flow'])
    .limit(most)
    .select('flow', 'day', 'version')) as DueDay[];
  for (const one of due) await writeDay(db, one, await daySums(db.read, one));
  return due.length;
}

/**
 * Compares the sums of every day that are said to be true with its hours; unless `check`, wrong ones are written anew.
 * Answers the days that differed, with how many rows.
 */
export async function checkDays(
  db: Database,
  check: boolean,
): Promise<{ flow: string; day: number; rows: number }[]> {
  const found: { flow: string; day: number; rows: number }[] = [];
  const days = (await db
    .read('rollup_days')
    .whereRaw('summed = version')
    .orderBy(['flow', 'day'])
    .select('flow', 'day', 'version')) as DueDay[];
  for (const one of days) {
    const sums = new Map(
      (await daySums(db.read, one)).map(({ key, counts, times, journeys, stuck }) => [
        key.join('\u0000'),
        [journeys, stuck, packCounts(counts), packTimes(times)].join('\u0000'),
      ]),
    );
    const rows = (await rowsOfDay(db.read, one)) as RollupRecord[];
    const stored = new Map(
      rows.map((row) => [
        ROLLUP_KEY.map((name) => row[name]).join('\u0000'),
        [row.journeys, row.stuck, row.counts, row.times].join('\u0000'),
      ]),
    );
    const names = [...new Set([...sums.keys(), ...stored.keys()])];
    const wrong = names.filter((name) => sums.get(name) !== stored.get(name)).length;
    // What came in since has made the day due again: nothing is wrong with that.
    if (wrong === 0 || !(await isStill(db.read, one))) continue;
    found.push({ flow: one.flow, day: one.day, rows: wrong });
    if (check) continue;
    await db.write((tx) => markDay(tx, one.flow, one.day));
    await writeDay(db, { ...one, version: one.version + 1 }, await daySums(db.read, one));
  }
  return found;
}

async function isStill(db: Reader, { flow, day, version }: DueDay): Promise<boolean> {
  return (await db('rollup_days').where({ flow, day, version }).first('day')) !== undefined;
}

function rowsOfDay(db: Reader, { flow, day }: Pick<DueDay, 'flow' | 'day'>): Knex.QueryBuilder {
  return db('rollups').where({ flow }).whereIn('grain', Object.values(DAY_OF)).where('starts_at', day);
}

/** The sums of a day are no longer true. */
export async function markDay(tx: Tx, flow: string, day: number): Promise<void> {
  await tx('rollup_days')
    .insert({ flow, day, version: 1, summed: 0 })
    .onConflict(['flow', 'day'])
    .merge({ version: tx.raw('rollup_days.version + 1') });
}

/** What the sums of a day must be. */
async function daySums(db: Reader, { flow, day }: Pick<DueDay, 'flow' | 'day'>): Promise<RollupChange[]> {
  const sums = new Map<string, RollupChange>();
  for (const grain of ['cell_hour', 'region_hour'] as const) {
    const rows = (await db('rollups')
      .where({ flow, grain })
      .where('starts_at', '>=', day)
      .where('starts_at', '<', day + DAY_MS)) as RollupRecord[];
    for (const row of rows) addRow(sumOf(sums, DAY_OF[grain], row, day), row);
  }
  return [...sums.values()];
}

function sumOf(sums: Map<string, RollupChange>, grain: Grain, row: RollupRecord, day: number): RollupChange {
  const { flow, region, channel, client_version: client, flow_version: version } = row;
  const key: RollupChange['key'] = [flow, grain, day, region, channel, client, Number(version)];
  const name = key.join('\u0000');
  const sum = sums.get(name) ?? { key, counts: [], times: [], journeys: 0, stuck: 0 };
  sums.set(name, sum);
  return sum;
}

async function writeDay(
  db: Database,
  { flow, day, version }: DueDay,
  sums: readonly RollupChange[],
): Promise<void> {
  await db.write(async (tx) => {
    await lockNames(tx, [`rollups ${flow}`]);
    const summed = await tx('rollup_days').where({ flow, day, version }).update({ summed: version });
    if (summed === 0) return;
    await rowsOfDay(tx, { flow, day }).delete();
    await writeRollups(tx, 'rollups', sums);
  });
}
