import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { type FlowDefinitionInput, flowDefinitionSchema } from '../../server/contract/flow-format.ts';
import type { FlowMetrics } from '../../server/contract/metrics.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { buildLoop, buildPlatformEvents } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { startWebhookReceiver, WEBHOOK_SECRET } from '../support/webhook-receiver.ts';
import { type Question, recountFigures, type Version } from './recount-figures.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 3);

const build = (steps: readonly string[], changes: Partial<FlowDefinitionInput>) =>
  flowDefinitionSchema.parse({
    name: 'permit_check',
    titles: { en: 'Permit check', 'zh-CN': '许可检查' },
    steps: steps.map((name) => ({ name, titles: { en: name, 'zh-CN': name } })),
    terminal: {
      success: [{ step: 'grant', outcome: 'passed' }],
      failure: [{ step: '*', outcome: 'cancelled' }],
    },
    journeyGapDays: 10,
    ...changes,
  });

/** Two versions that differ in order, ends and rules; `archive` is a step that nobody ever enters. */
const VERSIONS: Version[] = [
  { from: TEST_NOW, definition: build(['register', 'inspect', 'pay', 'grant', 'archive'], {}) },
  {
    from: TEST_NOW + 10 * DAY,
    definition: build(['pay', 'register', 'appeal', 'grant'], {
      terminal: {
        success: [{ step: '*', outcome: 'passed' }],
        failure: [{ step: 'pay', outcome: 'abandoned' }],
      },
      loop: { stuckAfterLaps: 1, sameReasonTimes: 2, silentHours: 30, stuckAfterFailedJourneys: 2 },
    }),
  },
];

const eventArbitrary = fc.record({
  accountId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  step: fc.constantFrom('register', 'inspect', 'pay', 'grant', 'appeal', 'register', 'inspect'),
  outcome: fc.constantFrom(
    'entered',
    'submitted',
    'passed',
    'failed',
    'insufficient',
    'expired',
    'cancelled',
    'abandoned',
  ),
  reason: fc.constantFrom(undefined, 'incomplete', 'blurred'),
  channel: fc.constantFrom('ios', 'web'),
  region: fc.constantFrom(undefined, 'CN-44'),
  // Thirty days, to the millisecond; some moments are shared, some lie at the turn of an hour.
  at: fc.oneof(
    fc.integer({ min: 0, max: 30 * DAY }),
    fc.integer({ min: 0, max: 720 }).map((hour) => hour * HOUR),
  ),
});
const questionArbitrary = fc.record({
  from: fc.oneof(fc.constant(-DAY), fc.integer({ min: 0, max: 20 * DAY })),
  length: fc.constantFrom(1, 20 * 60_000, HOUR, 5 * HOUR + 1, 3 * DAY, 12 * DAY + 77_777, 40 * DAY),
  segment: fc.constantFrom<Question['segment']>(
    {},
    { channel: 'ios' },
    { region: 'CN-44' },
    { channel: 'web', region: 'CN-44' },
    { clientVersion: '1.0' },
  ),
});

describeOnEachDatabase('The figures of a flow over HTTP', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
  });
  afterEach(() => server.close());

  const ask = async (flow: string, { from, to, segment = {} }: Pick<Question, 'from' | 'to' | 'segment'>) => {
    const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    for (const [name, value] of Object.entries(segment)) query.append('segment', `${name}:${value}`);
    const path = `/api/platform/v1/flows/${flow}/metrics?${query.toString()}`;
    const answer = await server.platform(path, undefined, { method: 'GET' });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as FlowMetrics;
  };
  const byName = (a: FlowMetrics['transitions'][number], b: FlowMetrics['transitions'][number]) =>
    `${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1;
  const sorted = (figures: FlowMetrics) => ({
    ...figures,
    transitions: figures.transitions.toSorted(byName),
  });

  it('are those of an independent recount: any events, any period, any segment, two versions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(eventArbitrary, { minLength: 150, maxLength: 400 }),
        fc.array(questionArbitrary, { minLength: 12, maxLength: 12 }),
        async (drawn, questions) => {
          await server.close();
          server = await startComposedServer(await open());
          for (const { definition } of VERSIONS) {
            const put = await server.platform('/api/platform/v1/flows/permit_check', definition, {
              method: 'PUT',
            });
            expect(put.status).toBe(200);
            server.pass(10 * DAY);
          }
          server.pass(11 * DAY);
          const events = drawn.map(({ at, ...event }, index) => ({
            id: `e${index}`,
            flow: 'permit_check',
            occurredAt: new Date(TEST_NOW + at).toISOString(),
            ...event,
          })) as PlatformEvent[];
          const parts = [events.slice(0, 50), events.slice(50, 51), events.slice(51)];
          for (const part of parts) {
            for (const { status } of await server.ingest(part)) expect(status).toBe('accepted');
            // Some days are summed, some were and have changed since, some never were.
            await server.runJob('sums of days');
          }
          const now = server.deps.clock();
          for (const { from: offset, length, segment } of questions) {
            const from = TEST_NOW + offset;
            const question = { from, to: from + length, now, segment: segment ?? {} };
            const expected = recountFigures(VERSIONS, events, question);
            expect(sorted(await ask('permit_check', question))).toEqual(sorted(expected));
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);

  it('count a person once in a period, however many journeys they begin', async () => {
    const pass = (at: number) => buildPlatformEvents('100', at, ['id_info entered', 'verdict passed']);
    for (const day of [5, 4, 3]) await server.ingest(pass(TEST_NOW - day * DAY));
    const count = async (from: number, to: number) => {
      const { journeys, accounts } = await ask('identity_strengthening', { from, to });
      return { journeys, accounts };
    };
    expect(await count(TEST_NOW - 6 * DAY, TEST_NOW)).toEqual({ journeys: 3, accounts: 1 });
    expect(await count(TEST_NOW - 4.5 * DAY, TEST_NOW)).toEqual({ journeys: 2, accounts: 1 });
    expect(await count(TEST_NOW - 2 * DAY, TEST_NOW)).toEqual({ journeys: 0, accounts: 0 });
  });

  it('tell silence that lasts as of the moment of the question', async () => {
    await server.ingest(buildPlatformEvents('100', TEST_NOW, ['id_info submitted']));
    const silent = async () => {
      const { silentNow, stuck } = await ask('identity_strengthening', { from: TEST_NOW, to: TEST_NOW + 1 });
      return { silentNow, stuck };
    };
    expect(await silent()).toEqual({ silentNow: 0, stuck: 0 });
    server.pass(72 * HOUR - 1);
    expect(await silent()).toEqual({ silentNow: 0, stuck: 0 });
    server.pass(1);
    expect(await silent()).toEqual({ silentNow: 1, stuck: 0 });
    await server.ingest(buildPlatformEvents('100', server.deps.clock(), ['id_info passed']));
    expect(await silent()).toEqual({ silentNow: 0, stuck: 1 });
  });

  it('count as self-resolved who got through without a decision, and not who had one', async () => {
    const platform = await startWebhookReceiver();
    const { db, vault } = server.deps;
    const webhook = { address: platform.address, secret: WEBHOOK_SECRET };
    await db.write((tx) => writeWebhook(tx, vault, TEST_NOW, systemActor('test'), webhook));
    const agent = await openSessionAs(server.deps, 'agent');
    for (const account of ['100', '200', '300']) await server.ingest(buildLoop(account, TEST_NOW, 2));
    const next = await server.call('/api/cases/next', { as: agent, json: {} });
    const decision = {
      type: 'request_evidence',
      params: { evidence: 'bank_card' },
      reason: 'other',
      version: 2,
    };
    const { id } = next.body as { id: number };
    const decided = await server.call(`/api/cases/${id}/decisions`, {
      as: agent,
      headers: { 'idempotency-key': 'decide-once' },
      json: decision,
    });
    expect(decided.status).toBe(200);
    server.pass(31_000);
    await server.runJob('timers');
    for (const account of ['100', '200'])
      await server.ingest(buildPlatformEvents(account, server.deps.clock(), ['verdict passed']));
    const figures = await ask('identity_strengthening', { from: TEST_NOW - DAY, to: TEST_NOW + DAY });
    expect(figures).toMatchObject({ journeys: 3, stuck: 3, selfResolved: 1 });
    await platform.close();
  });

  it('of a flow that nobody knows are refused', async () => {
    const path = '/api/platform/v1/flows/nothing/metrics?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';
    expect(await server.platform(path, undefined, { method: 'GET' })).toMatchObject({
      status: 404,
      code: 'flow_unknown',
    });
  });
});
