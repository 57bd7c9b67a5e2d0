import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { putFlow } from '../../server/flows/put-flow.ts';
import { flowDefinitionSchema } from '../../server/contract/flow-format.ts';
import { listRollups } from '../support/list-rollups.ts';
import { buildRooms, NOON } from '../support/build-rooms.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const HOUR = 3_600_000;
const FLOW = flowDefinitionSchema.parse({
  name: 'permit_check',
  titles: { en: 'Permit check', 'zh-CN': '许可检查' },
  steps: ['register', 'inspect', 'pay', 'grant'].map((name) => ({
    name,
    titles: { en: name, 'zh-CN': name },
    evidence: name === 'register' ? ['form'] : [],
  })),
  terminal: {
    success: [{ step: 'grant', outcome: 'passed' }],
    failure: [{ step: '*', outcome: 'cancelled' }],
  },
  loop: { stuckAfterFailedJourneys: 2 },
  journeyGapDays: 10,
});

const eventArbitrary = fc.record({
  accountId: fc.constantFrom('1', '2'),
  step: fc.constantFrom('register', 'inspect', 'pay', 'grant', 'register', 'inspect'),
  outcome: fc.constantFrom(
    'entered',
    'submitted',
    'passed',
    'failed',
    'insufficient',
    'cancelled',
    'failed',
    'entered',
  ),
  reason: fc.constantFrom(undefined, 'incomplete', 'blurred'),
  // Hours before now, up to fifty days; several events share a moment.
  hoursAgo: fc.constantFrom(1, 1, 2, 5, 24, 26, 71, 72, 73, 120, 200, 240, 241, 500, 740, 1_000, 1_200),
  evidence: fc.constantFrom(undefined, ['form'], ['photo']),
  channel: fc.constantFrom('ios', 'web'),
  region: fc.constantFrom(undefined, 'CN-44'),
});

function eventsOf(drawn: readonly Record<string, unknown>[]): PlatformEvent[] {
  return drawn.map(({ hoursAgo, ...rest }, index) => ({
    id: `e${index}`,
    flow: 'permit_check',
    occurredAt: new Date(NOON - (hoursAgo as number) * HOUR).toISOString(),
    ...rest,
  })) as PlatformEvent[];
}

async function takenIn(db: Database, events: readonly PlatformEvent[], batchSizes: readonly number[]) {
  const rooms = await buildRooms(db);
  await db.write((tx) => putFlow(tx, NOON, systemActor('test'), FLOW));
  let start = 0;
  for (let turn = 0; start < events.length; turn += 1) {
    const size = batchSizes[turn % batchSizes.length] ?? 1;
    await rooms.send(events.slice(start, start + size));
    start += size;
  }
  return readAll(db);
}

async function readAll(db: Database) {
  const journeys = await db.read('journeys').orderBy(['account_id', 'started_at', 'first_event_id']);
  const cases = await db
    .read('cases')
    .leftJoin('journeys', 'journeys.id', 'cases.journey_id')
    // A case of a journey that turned out never to be stuck has ended; whether it existed depends on what came first.
    .where((one) =>
      one
        .whereNotNull('journeys.stuck_at')
        .orWhere('journeys.silent_due_at', '<=', NOON)
        .orWhereNot('cases.state', 'ended'),
    )
    .whereNotNull('cases.journey_id')
    .orderBy(['cases.account_id', 'journeys.started_at', 'journeys.first_event_id'])
    .select(
      'cases.account_id',
      'journeys.first_event_id',
      'cases.state',
      'cases.laps',
      'cases.dead_loop',
      'cases.region',
      'cases.stuck_event_id',
      'cases.stuck_step',
      'cases.stuck_reason',
    );
  const rollups = await listRollups(db.read, 'cell_hour');
  const sums = await listRollups(db.read, 'region_hour');
  return { journeys: journeys.map(({ id: _id, ...rest }) => rest), cases, rollups, sums };
}

const byPlace = (a: PlatformEvent, b: PlatformEvent) =>
  Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.id < b.id ? -1 : 1);

describeOnEachDatabase('Events in any order and any batches', (open) => {
  it('give the same journeys, cases and rollups as one sorted pass', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(eventArbitrary, { minLength: 4, maxLength: 24 }).chain((drawn) => {
          const events = eventsOf(drawn);
          return fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
          );
        }),
        async ([events, shuffled, sizes]) => {
          const sorted = await takenIn(await open(), [...events].sort(byPlace), [events.length]);
          // Some arrive twice: a duplicate changes nothing.
          const arrived = await takenIn(await open(), [...shuffled, ...shuffled.slice(0, 3)], sizes);
          expect(arrived).toEqual(sorted);
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12), endOnFailure: true },
    );
  }, 300_000);
});
