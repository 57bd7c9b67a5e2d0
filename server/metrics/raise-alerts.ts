import type { Database, Reader, Tx } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Settings } from '../contract/settings.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { systemActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { dailySeries, type Series } from './daily-series.ts';
import { limitsOf, normalOf } from './laney-chart.ts';
import { type LocalDay, localDays } from '../platform/local-days.ts';
import { explainChange } from './plan-headline.ts';
import { countSegments } from './segment-counts.ts';
import { DAY_MS } from '../contract/time-units.ts';

interface AlertDeps {
  db: Database;
  rulebook: (db: Reader) => Promise<Rulebook>;
  settings: (within?: Reader) => Promise<Settings>;
}

/**
 * Compares the newest day that is old enough with the days before it, for every flow and everything watched of it, and
 * writes an alert for what lies outside its limits: a fall is worth a look too. The same day never alerts twice, and
 * what is open already is not opened again. Answers how many were written.
 */
export async function raiseAlerts(deps: AlertDeps, now: number): Promise<number> {
  const settings = await deps.settings();
  const rulebook = await deps.rulebook(deps.db.read);
  let raised = 0;
  for (const flow of rulebook.flows())
    for (const ageDays of settings.metrics.alertAgeDays)
      raised += await watchFlow(deps.db, settings, flow, ageDays, now);
  return raised;
}

async function watchFlow(
  db: Database,
  { metrics, workingHours }: Settings,
  flow: string,
  ageDays: number,
  now: number,
): Promise<number> {
  const until = now - ageDays * DAY_MS;
  const whole = localDays(until - (metrics.alertBaselineDays + 2) * DAY_MS, until, workingHours.zone).slice(
    1,
    -1,
  );
  const day = whole.at(-1);
  if (day === undefined) return 0;
  let raised = 0;
  for (const series of await dailySeries(db.read, flow, whole, ageDays * DAY_MS)) {
    const found = departureOf(series, metrics);
    if (found !== null && (await writeAlert(db, { flow, series, day, days: whole, ageDays, found }, now)))
      raised += 1;
  }
  return raised;
}

interface Departure {
  journeys: number;
  stuck: number;
  mean: number;
  low: number;
  high: number;
}

/** Whether the newest day of a series lies outside the limits that the days before it set. Pure. */
function departureOf(
  { days }: Pick<Series, 'days'>,
  { alertMinimumJourneys, alertMinimumStuck }: Settings['metrics'],
): Departure | null {
  const newest = days.at(-1);
  const normal = normalOf(days.slice(0, -1).filter(({ journeys }) => journeys >= alertMinimumJourneys));
  if (newest === undefined || normal === null || newest.journeys < alertMinimumJourneys) return null;
  const limits = limitsOf(normal, newest.journeys);
  const share = newest.stuck / newest.journeys;
  // A handful is chance: of stuck journeys where they rose, of those to be expected where they fell.
  const isRise = share > limits.high && newest.stuck >= alertMinimumStuck;
  const isFall = share < limits.low && normal.mean * newest.journeys >= alertMinimumStuck;
  if (!isRise && !isFall) return null;
  return { journeys: newest.journeys, stuck: newest.stuck, mean: normal.mean, ...limits };
}

interface Found {
  flow: string;
  series: Series;
  day: LocalDay;
  days: readonly LocalDay[];
  ageDays: number;
  found: Departure;
}

async function writeAlert(db: Database, one: Found, now: number): Promise<boolean> {
  const { flow, series, day, days, ageDays, found } = one;
  const [cells, before] = await Promise.all([
    countSegments(db.read, { flow, from: day.from, to: day.to, segment: {} }),
    countSegments(db.read, { flow, from: days[0]?.from ?? 0, to: day.from, segment: {} }),
  ]);
  const isRise = found.stuck > found.high * found.journeys;
  const segment =
    series.series === 'flow' || series.series === 'reason' ? explainChange(cells, before) : null;
  return db.write(async (tx) => {
    const watched = { flow, series: series.series, name: series.name };
    if (
      (await tx('alerts')
        .where({ ...watched, state: 'open' })
        // A fall after a rise is news.
        .whereRaw(isRise ? 'stuck > high * journeys' : 'stuck < low * journeys')
        .first('id')) !== undefined
    )
      return false;
    const id = newId();
    const row = {
      id,
      ...watched,
      day: day.day,
      from_at: day.from,
      to_at: day.to,
      age_days: ageDays,
      ...found,
    };
    const written = await insertOnce(tx, {
      ...row,
      segment: segment === null ? null : JSON.stringify(segment),
      region: series.series === 'region' ? series.name : '',
      state: 'open',
      created_at: now,
    });
    if (!written) return false;
    await appendAudit(tx, now, systemActor('metrics'), {
      action: 'alert.raise',
      subject: 'alert',
      subjectId: id,
      after: { ...watched, day: day.day, ageDays, ...found },
    });
    return true;
  });
}

// Several servers may run the job at once.
async function insertOnce(tx: Tx, row: Record<string, unknown>): Promise<boolean> {
  const ids = (await tx('alerts')
    .insert(row)
    .onConflict(['flow', 'series', 'name', 'day', 'age_days'])
    .ignore()
    .returning('id')) as unknown[];
  return ids.length > 0;
}
