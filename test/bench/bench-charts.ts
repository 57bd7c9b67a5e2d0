import { parseArgs } from 'node:util';
import { rawRows } from '../../db/dialects.ts';
import { abilityOf } from '../../server/contract/ability.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { countWorkedAgain } from '../../server/metrics/count-worked-again.ts';
import type { FigureQuestion } from '../../server/metrics/figure-question.ts';
import { edgeStory } from '../../server/metrics/edge-story.ts';
import { listJourneys } from '../../server/metrics/list-journeys.ts';
import { listOutcomeCases } from '../../server/metrics/list-outcome-cases.ts';
import { periodFigures } from '../../server/metrics/period-figures.ts';
import { readDashboard } from '../../server/metrics/read-dashboard.ts';
import { readTrend } from '../../server/metrics/read-trend.ts';
import { readTrends } from '../../server/metrics/read-trends.ts';
import { localDays } from '../../server/platform/local-days.ts';
import { rollupDayOf } from '../../server/rollups/rollup-place.ts';
import { sumDays } from '../../server/rollups/sum-days.ts';
import { startBenchServer } from './bench-server.ts';
import { FLOW, fillJourneys } from './fill-journeys.ts';
import { fillOutcomes } from './fill-outcomes.ts';
import { openDuckEvents } from './duck-events.ts';
import { type AskRaw, rawFigures, rawTrend } from './raw-figures.ts';

/**
 * `npm run bench:metrics`: each chart's answer at so many events, p95 in ms, beside the same figure by one SQL query over
 * the raw events of the same database, and of DuckDB on the same events, with equal results. On SQLite, or PostgreSQL by `DATABASE_URL`.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '20' },
    cases: { type: 'string', default: '300000' },
  },
});
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
// A midnight in Beijing, as managers ask; the runs move it by hours.
const until = rollupDayOf(Date.now());

const server = await startBenchServer();
const { db, intake } = server.composed;
const { read } = db;
try {
  say(`${db.dialect}, Node ${process.version}`);
  await fillJourneys(intake, Number(values.events), until, say);
  await sumDays(db, Date.now(), Number.MAX_SAFE_INTEGER);
  await fillOutcomes(db, Number(values.cases), until);
  for (const table of ['events', 'journeys', 'rollups', 'cases']) {
    const [row] = await rawRows<{ n: number }>(read, `select count(*) as n from ${table}`);
    say(`${table}: ${Number(row?.n).toLocaleString('en')} rows`);
  }
  const settings = settingsSchema.parse({});
  const rulebook = await intake.rulebook(read);
  const ability = abilityOf({ id: '', code: '', role: 'manager', team: '', regions: [], kinds: [] });
  const own = abilityOf({ id: '', code: '', role: 'manager', team: '', regions: ['CN-44'], kinds: [] });
  const week = (shift: number): FigureQuestion => ({
    flow: FLOW,
    from: until - 7 * DAY_MS - shift * HOUR_MS,
    to: until - shift * HOUR_MS,
    segment: {},
    ability,
  });
  const month = (shift: number) => ({ ...week(shift), from: week(shift).to - 30 * DAY_MS });
  const before = ({ from, to }: FigureQuestion) => ({ from: from - 7 * DAY_MS, to: to - 7 * DAY_MS });
  const client = { clientVersion: '9.1.25' };

  const funnel = await measure('funnel and figures of a week', (n) =>
    periodFigures(read, rulebook, week(n), until),
  );
  await measure('the page: two weeks, queue, sentence', (n) =>
    readDashboard(read, rulebook, ability, week(n), before(week(n)), until),
  );
  await measure('the page, a manager of one region', (n) =>
    readDashboard(read, rulebook, own, { ...week(n), ability: own }, before(week(n)), until),
  );
  await measure('the page, one client version', (n) =>
    readDashboard(read, rulebook, ability, { ...week(n), segment: client }, before(week(n)), until),
  );
  await measure('funnel and figures of 30 days', (n) => periodFigures(read, rulebook, month(n), until));
  const quarter = (shift: number) => ({ ...week(shift), from: week(shift).to - 91 * DAY_MS });
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata']) {
    const whole = (n: number) => {
      const { from, to } = quarter(n);
      const end = localDays(from, to, zone).at(-1)?.from ?? to;
      return { ...quarter(n), from: localDays(from, to, zone)[1]?.from ?? from, to: end };
    };
    await measure(`loop rate by day, 13 weeks, ${zone}`, (n) => readTrend(read, whole(n), zone));
    await measure(`ten trends by day, 13 weeks, ${zone}`, (n) =>
      readTrends(read, ability, whole(n), zone, until, settings),
    );
  }
  for (const only of ['false', 'true'] as const)
    await measure(`cases behind first contact, first page, only others: ${only}`, (n) =>
      listOutcomeCases(read, ability, quarter(n), { figure: 'first_contact', only, limit: 20 }, until),
    );
  await measure('cases objected to, first page', (n) =>
    listOutcomeCases(read, ability, quarter(n), { figure: 'objections', only: 'true', limit: 20 }, until),
  );
  await measure('who was worked again, 28 days', (n) =>
    countWorkedAgain(read, ability, { from: week(n).to - 28 * DAY_MS, to: week(n).to }),
  );
  const trend = await measure('loop rate by day, 30 days', (n) => readTrend(read, month(n), 'Asia/Shanghai'));
  await measure('reasons of one edge, a week', (n) => edgeStory(read, week(n), 'friend_assist', 'id_info'));
  await measure('journeys of one edge, first page', (n) =>
    listJourneys(read, ability, week(n), { edgeFrom: 'friend_assist', edgeTo: 'id_info', limit: 20 }),
  );

  const { journeys, loopRate, steps, edges } = await periodFigures(read, rulebook, week(0), until);
  const figures = {
    journeys,
    stuck: loopRate.n,
    entered: Object.fromEntries(steps.filter((one) => one.entered > 0).map((one) => [one.step, one.entered])),
    edges: Object.fromEntries(edges.map((one) => [`${one.from} ${one.to}`, one.times])),
  };
  const { days } = await readTrend(read, month(0), 'UTC');
  const told = days.map(({ day, journeys: n, loopRate: share }) => ({ day, journeys: n, stuck: share.n }));
  const duck = await openDuckEvents(db);
  const others: [string, AskRaw][] = [
    // Not through the readers, whose queries may not take that long.
    [db.dialect, (sql, bindings) => rawRows(db.writer, sql, bindings)],
    ['DuckDB', duck.ask],
  ];
  for (const [where, ask] of others) {
    await compare('funnel of a week', where, funnel, figures, () => rawFigures(ask, week(0)));
    await compare('loop rate by day', where, trend, told, () => rawTrend(ask, month(0)));
  }
  duck.close();
} finally {
  await server.close();
}

async function measure(name: string, ask: (run: number) => Promise<unknown>): Promise<number> {
  await ask(0);
  const times: number[] = [];
  // Says what it costs where others use the machine at the same time.
  const cpuBegan = process.cpuUsage();
  for (let run = 0; run < Number(values.runs); run += 1) {
    const began = performance.now();
    await ask(run);
    times.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(cpuBegan);
  const cpuMs = (user + system) / 1_000 / times.length;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0;
  say(
    `${name}: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms (processor ${cpuMs.toFixed(1)} ms each)`,
  );
  return at(0.5);
}

/** The same figure by one query over all events: how much longer it takes, and that it is the same. */
async function compare(
  name: string,
  where: string,
  ourMs: number,
  ours: unknown,
  ask: () => Promise<unknown>,
): Promise<void> {
  const began = performance.now();
  const raw = await ask();
  const ms = performance.now() - began;
  const [a, b] = [JSON.stringify(sorted(ours)), JSON.stringify(sorted(raw))];
  if (a !== b) throw new Error(`${name} differs on ${where}:\n${a}\n${b}`);
  say(
    `${name} from raw events on ${where}: ${ms.toFixed(0)} ms, ${(ms / ourMs).toFixed(1)} times ours; equal`,
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
