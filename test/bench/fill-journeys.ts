import type { Database, Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { IntakeDeps } from '../../server/intake/intake-deps.ts';
import { stitchEvents } from '../../server/journeys/continue-pair.ts';
import type { JourneyEvent } from '../../server/journeys/journey-event.ts';
import { type JourneyChange, saveJourneys } from '../../server/journeys/journey-repository.ts';
import { rollUpJourneys } from '../../server/journeys/roll-up-journeys.ts';

export const FLOW = 'identity_strengthening';
/** What was filled began in so many days before `until`. */
export const FILLED_DAYS = 90;
const DAY_MS = 86_400_000;
const AT_ONCE = 2_000;

const GOOD = ['id_info passed', 'face_scan passed', 'former_passwords passed', 'verdict passed'];
const LAP = [
  'id_info passed',
  'face_scan passed',
  'former_passwords insufficient material_insufficient',
  'friend_assist insufficient no_friends_available',
];
const REGIONS = ['CN-11', 'CN-31', 'CN-33', 'CN-44', 'CN-51', 'CN-42', 'CN-37', 'CN-61'];
const CHANNELS = ['android', 'ios', 'web'];
const VERSIONS = ['9.1.22', '9.1.23', '9.1.24', '9.1.25'];

/**
 * Fills so many events, one journey an account, spread evenly over the days before `until` and over 96 segments; one
 * user in seven goes round. The newest day as intake writes it, with journeys and rollups; the others are its copies.
 */
export async function fillJourneys(
  { db, rulebook }: Pick<IntakeDeps, 'db' | 'rulebook'>,
  count: number,
  until: number,
  say: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  const rules = (await rulebook(db.read)).pairRules(FLOW);
  const perJourney = (6 * GOOD.length + 3 * LAP.length + 1) / 7;
  const journeys = Math.ceil(count / perJourney / FILLED_DAYS);
  for (let start = 0; start < journeys; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, journeys - start) }, (_, index) => start + index);
    const told = numbers.map((n) => ({ n, events: eventsOf(n, journeys, until) }));
    const changes: JourneyChange[] = told.flatMap(({ n, events }) =>
      stitchEvents(events, rules.forStart, rules.of).map((state) => ({
        before: null,
        after: { id: `fill-${n}`, accountId: `f${n}`, flow: FLOW, decided: false, state },
      })),
    );
    await write(db, told, changes);
  }
  for (let day = 1; day < FILLED_DAYS; day += 1) await db.write((tx) => copyDay(tx, day, until));
  if (db.dialect === 'postgres') await db.writer.raw('analyze');
  const seconds = Math.round((performance.now() - began) / 1_000);
  const all = (journeys * FILLED_DAYS).toLocaleString('en');
  say(`filled ${all} journeys of about ${count.toLocaleString('en')} events in ${seconds} s`);
}

/** What a copy of a day says otherwise; everything else is the same. */
const COPIED: Readonly<
  Record<
    string,
    { from: string; columns: readonly string[]; moved: readonly string[]; named: readonly string[] }
  >
> = {
  events: {
    from: 'occurred_at',
    columns: ['flow', 'step', 'outcome', 'reason', 'content_hash', 'channel', 'client_version', 'region'],
    moved: ['occurred_at', 'received_at'],
    named: ['id', 'account_id'],
  },
  journeys: {
    from: 'started_at',
    columns: [
      'flow',
      'flow_version',
      'outcome',
      'laps',
      'decided',
      'is_tail',
      'channel',
      'region',
      'client_version',
      'state',
    ],
    moved: ['started_at', 'last_at', 'stuck_at'],
    named: ['id', 'account_id', 'first_event_id', 'stuck_event_id'],
  },
  rollups: {
    from: 'starts_at',
    columns: [
      'flow',
      'grain',
      'region',
      'channel',
      'client_version',
      'flow_version',
      'journeys',
      'stuck',
      'counts',
      'times',
    ],
    moved: ['starts_at'],
    named: [],
  },
  rollup_days: { from: 'day', columns: ['flow', 'version', 'summed'], moved: ['day'], named: [] },
};

// The day must be one of the rollups': its copies then fill other days, whole.
async function copyDay(tx: Tx, day: number, until: number): Promise<void> {
  const shift = day * DAY_MS;
  for (const [table, { from, columns, moved, named }] of Object.entries(COPIED)) {
    const into = [...columns, ...moved, ...named].join(', ');
    const select = [
      ...columns,
      ...moved.map((column) => `${column} - ${shift}`),
      ...named.map((column) => `${column} || '-${day}'`),
    ].join(', ');
    const condition = table === 'events' ? "id not like 'fill-%-%-%'" : `${from} >= ${until - DAY_MS}`;
    await tx.raw(`insert into ${table} (${into}) select ${select} from ${table} where ${condition}`);
  }
}

function eventsOf(n: number, of: number, until: number): JourneyEvent[] {
  const steps = n % 7 === 0 ? [...LAP, ...LAP, ...LAP, 'id_info entered'] : GOOD;
  // Scattered, so that an hour holds many segments and a segment many hours.
  const startsAt = until - Math.floor((((n * 7_919) % of) / of) * DAY_MS) - 1;
  let at = startsAt;
  return steps.map((text, index) => {
    const [step = '', outcome = 'passed', reason = null] = text.split(' ');
    // Never two at one moment: their ids would then say which came first.
    at += (1 + ((n * 31 + index * 17) % 240)) * 1_000;
    return {
      id: `fill-${n}-${index}`,
      at: index === 0 ? startsAt : at,
      step,
      outcome: outcome as JourneyEvent['outcome'],
      reason,
      evidence: [],
      channel: CHANNELS[n % 3] ?? '',
      clientVersion: VERSIONS[Math.floor(n / 3) % 4] ?? '',
      region: REGIONS[Math.floor(n / 12) % 8] ?? '',
    };
  });
}

async function write(
  db: Database,
  told: readonly { n: number; events: JourneyEvent[] }[],
  changes: readonly JourneyChange[],
): Promise<void> {
  const columns = [
    'id',
    'account_id',
    'flow',
    'step',
    'outcome',
    'reason',
    'occurred_at',
    'received_at',
    'content_hash',
    'channel',
    'client_version',
    'region',
  ];
  const rows = told.flatMap(({ n, events }) =>
    events.map((event) => [
      event.id,
      `f${n}`,
      FLOW,
      event.step,
      event.outcome,
      event.reason ?? null,
      event.at,
      event.at,
      '',
      event.channel ?? null,
      event.clientVersion ?? null,
      event.region ?? null,
    ]),
  );
  await db.write(async (tx) => {
    await bulkInsert(tx, 'events', columns, rows);
    await saveJourneys(tx, changes, new Set(changes.map(({ after }) => after?.id ?? '')));
    await rollUpJourneys(tx, changes);
  });
}
