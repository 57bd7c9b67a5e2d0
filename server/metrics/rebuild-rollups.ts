import type { Knex } from 'knex';
import type { Database, Reader, Tx } from '../../db/connection.ts';
import { holdTable, rawRows } from '../../db/dialects.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { MEASURES } from '../journeys/journey-figures.ts';
import type { JourneyChange } from '../journeys/journey-repository.ts';
import { toJourney } from '../journeys/journey-repository.ts';
import { rollUpJourneys } from '../journeys/roll-up-journeys.ts';
import { ROLLUP_HOUR_MS, ROLLUP_TABLES, type RollupTables } from '../rollups/add-to-rollups.ts';

/** The rows of one hour that say something else than its journeys. */
export interface HourDifference {
  flow: string;
  /** UTC ms. */
  hour: number;
  /** Rows that were wrong, missing or too many. */
  rows: number;
}

const SHADOW: RollupTables = { byPlace: 'rollups_shadow', sums: 'rollup_sums_shadow' };
const KEYS = {
  byPlace: ['measure', 'a', 'b', 'region', 'channel', 'client_version', 'flow_version'],
  sums: ['measure', 'a', 'b', 'region', 'flow_version'],
} as const;

/**
 * Counts every hour again from its journeys into a shadow, and compares; unless `check`, an hour that differs is put in
 * the place of the old one in the same transaction, so that readers see the one or the other. An hour is small enough
 * to hold the writer for a moment only. Hours before the oldest journey are left alone: retention took what they count.
 */
export async function rebuildRollups(
  db: Database,
  check: boolean,
  progress: (hours: number) => void,
): Promise<HourDifference[]> {
  const differences: HourDifference[] = [];
  let done = 0;
  for (const { flow, oldest } of await oldestJourneys(db.read))
    for (const hour of await hoursOf(db.read, flow, oldest)) {
      const rows = await db.write((tx) => rebuildHour(tx, flow, hour, check));
      if (rows > 0) differences.push({ flow, hour, rows });
      done += 1;
      if (done % 100 === 0) progress(done);
    }
  progress(done);
  return differences;
}

async function rebuildHour(tx: Tx, flow: string, hour: number, check: boolean): Promise<number> {
  // Who has written journeys of this hour and not yet their counts comes after, with its difference alone.
  await holdTable(tx, ROLLUP_TABLES.byPlace);
  const rows = (await tx('journeys')
    .where({ flow })
    .where('started_at', '>=', hour)
    .where('started_at', '<', hour + ROLLUP_HOUR_MS)) as JourneyRecord[];
  const changes: JourneyChange[] = rows.map((row) => ({ before: null, after: toJourney(row) }));
  await rollUpJourneys(tx, changes, SHADOW);
  let different = 0;
  for (const kind of ['byPlace', 'sums'] as const) {
    const [live, shadow] = [ROLLUP_TABLES[kind], SHADOW[kind]];
    const before = await countsOf(tx, live, kind, flow, hour);
    const after = await countsOf(tx, shadow, kind, flow, hour);
    const names = new Set([...before.keys(), ...after.keys()]);
    const wrong = [...names].filter((name) => (before.get(name) ?? 0) !== (after.get(name) ?? 0)).length;
    different += wrong;
    if (wrong > 0 && !check) {
      await rowsOf(tx, live, flow, hour).delete();
      await tx.raw('insert into ?? select * from ??', [live, shadow]);
    }
    await tx(shadow).delete();
  }
  return different;
}

async function countsOf(
  tx: Tx,
  table: string,
  kind: keyof typeof KEYS,
  flow: string,
  hour: number,
): Promise<Map<string, number>> {
  const rows = (await rowsOf(tx, table, flow, hour).whereNot('value', 0)) as Record<
    string,
    string | number
  >[];
  return new Map(rows.map((row) => [KEYS[kind].map((name) => row[name]).join(' '), Number(row['value'])]));
}

// By measure too: the tables are found by it.
function rowsOf(tx: Tx, table: string, flow: string, hour: number): Knex.QueryBuilder {
  return tx(table).where({ flow, hour }).whereIn('measure', MEASURES);
}

async function oldestJourneys(db: Reader): Promise<{ flow: string; oldest: number }[]> {
  const rows = (await db('journeys')
    .groupBy('flow')
    .orderBy('flow')
    .select('flow')
    .min({ oldest: 'started_at' })) as {
    flow: string;
    oldest: number;
  }[];
  return rows.map(({ flow, oldest }) => ({ flow, oldest: Number(oldest) }));
}

// Every hour in which a journey began or for which something is counted.
async function hoursOf(db: Reader, flow: string, oldest: number): Promise<number[]> {
  const first = Math.floor(oldest / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS;
  const counted = (await db('rollups').where({ flow }).where('hour', '>=', first).distinct('hour')) as {
    hour: number;
  }[];
  const begun = await rawRows<{ hour: number }>(
    db,
    'select distinct started_at / ? as hour from journeys where flow = ?',
    [ROLLUP_HOUR_MS, flow],
  );
  const hours = new Set([
    ...counted.map(({ hour }) => Number(hour)),
    ...begun.map((row) => Math.floor(Number(row.hour)) * ROLLUP_HOUR_MS),
  ]);
  return [...hours].sort((a, b) => a - b);
}
