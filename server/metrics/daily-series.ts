import type { Reader } from '../../db/connection.ts';
import type { ALERT_SERIES } from '../contract/alerts.ts';
import { figureOf, STUCK_SOON_MS } from '../journeys/journey-figures.ts';
import { figureNames } from '../rollups/figure-names.ts';
import { unpackCounts } from '../rollups/packed-counts.ts';
import { readRollups } from '../rollups/read-rollups.ts';
import { rollupDayOf } from '../rollups/rollup-place.ts';
import type { DayShare } from './laney-chart.ts';
import type { LocalDay } from '../platform/local-days.ts';

/** One thing watched: its journeys and stuck ones by day. */
export interface Series {
  series: (typeof ALERT_SERIES)[number];
  name: string;
  days: DayShare[];
}

interface Cell {
  at: number;
  region: string;
  client_version: string;
  n: number;
}

/**
 * What is watched of a flow, day by day: journeys by the day on which they began, and those that were stuck within
 * `ageMs` of it. Steps and reasons only at the age for which they are counted.
 */
export async function dailySeries(
  db: Reader,
  flow: string,
  days: readonly LocalDay[],
  ageMs: number,
): Promise<Series[]> {
  const [from, to] = [days[0]?.from ?? 0, days.at(-1)?.to ?? 0];
  // A rollup day that lies in two of the zone's is of no use.
  const hoursOnly = !days.every((day) => rollupDayOf(day.from) === day.from);
  const begun = await readRollups<Cell>(db, { flow, from, to, by: 'cell', hoursOnly }, (query) =>
    query
      .groupBy('starts_at', 'region', 'client_version')
      .select({ at: 'starts_at' }, 'region', 'client_version')
      .sum({ n: 'journeys' }),
  );
  const stuck = (await db('journeys')
    .where({ flow })
    .where('started_at', '>=', from)
    .where('started_at', '<', to)
    .whereNotNull('stuck_at')
    .whereRaw('stuck_at - started_at <= ?', [ageMs])
    .select({ at: 'started_at' }, 'region', 'client_version')) as Omit<Cell, 'n'>[];
  const table = new SeriesTable(days);
  for (const { n, ...cell } of begun) table.add(cell, Number(n), 0);
  for (const cell of stuck) table.add(cell, 0, 1);
  const whole = table.series.get('flow ');
  const reasons =
    ageMs === STUCK_SOON_MS && whole ? await reasonSeries(db, flow, days, whole.days, hoursOnly) : [];
  return [...table.series.values(), ...reasons];
}

async function reasonSeries(
  db: Reader,
  flow: string,
  days: readonly LocalDay[],
  all: readonly DayShare[],
  hoursOnly: boolean,
): Promise<Series[]> {
  const names = await figureNames(db);
  const from = days[0]?.from ?? 0;
  const rows = await readRollups<{ at: number; counts: string }>(
    db,
    { flow, from, to: days.at(-1)?.to ?? 0, by: 'region', hoursOnly },
    (query) => query.select({ at: 'starts_at' }, 'counts'),
  );
  const found = new Map<string, Series>();
  for (const { at, counts } of rows) {
    const index = dayAt(days, at);
    unpackCounts(counts).forEach((n, number) => {
      const { measure, a, b } = figureOf(names[number] ?? '', n);
      if (measure !== 'stuck_soon') return;
      const name = `${a} ${b}`;
      const known = found.get(name) ?? {
        series: 'reason' as const,
        name,
        days: all.map((day) => ({ ...day, stuck: 0 })),
      };
      found.set(name, known);
      const day = known.days[index];
      if (day !== undefined) day.stuck += n;
    });
  }
  return [...found.values()];
}

class SeriesTable {
  readonly series = new Map<string, Series>();
  readonly #days: readonly LocalDay[];

  constructor(days: readonly LocalDay[]) {
    this.#days = days;
  }

  add({ at, region, client_version: version }: Omit<Cell, 'n'>, journeys: number, stuck: number): void {
    const index = dayAt(this.#days, at);
    const names: [Series['series'], string][] = [['flow', '']];
    if (version !== '') names.push(['client_version', version]);
    if (region !== '') names.push(['region', region]);
    for (const [series, name] of names) {
      const day = this.#of(series, name).days[index];
      if (day === undefined) continue;
      day.journeys += journeys;
      day.stuck += stuck;
    }
  }

  #of(series: Series['series'], name: string): Series {
    const key = `${series} ${name}`;
    const known = this.series.get(key);
    if (known !== undefined) return known;
    const fresh = { series, name, days: this.#days.map(({ day }) => ({ day, journeys: 0, stuck: 0 })) };
    this.series.set(key, fresh);
    return fresh;
  }
}

// An hour belongs to the day in which it begins: what is compared need not be exact where a zone halves the hour.
function dayAt(days: readonly LocalDay[], at: number): number {
  return days.findIndex(({ from, to }) => at >= from && at < to);
}
