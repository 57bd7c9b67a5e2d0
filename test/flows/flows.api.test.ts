import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { FlowCatalogue } from '../../server/flows/flow-catalogue.ts';
import { flowRoutes } from '../../server/flows/flow-routes.ts';
import { recordUndeclared } from '../../server/flows/record-undeclared.ts';
import { shipFlows } from '../../server/flows/ship-flows.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  makeKey,
  openSessionAs,
  startTestServer,
  TEST_NOW,
  type TestServer,
} from '../support/test-server.ts';

const HOUR = 3_600_000;

/** The example of the design. */
const PERMIT_CHECK = {
  name: 'permit_check',
  titles: { en: 'Permit check', 'zh-CN': '许可检查' },
  steps: [
    {
      name: 'register',
      titles: { en: 'Register', 'zh-CN': '登记' },
      reasons: ['incomplete'],
      evidence: ['form'],
    },
    { name: 'grant', titles: { en: 'Grant', 'zh-CN': '发放' } },
  ],
  terminal: {
    success: [{ step: 'grant', outcome: 'passed' }],
    failure: [{ step: '*', outcome: 'cancelled' }],
  },
};

describeOnEachDatabase('flows', (open) => {
  let db: Database;
  let server: TestServer;
  let admin: string;
  beforeEach(async () => {
    db = await open();
    server = await startTestServer(db, flowRoutes);
    admin = await openSessionAs(server.deps, 'admin', { code: 'D01' });
  });
  afterEach(() => server.close());

  const put = (definition: object, name = 'permit_check') =>
    server.call(`/api/flows/${name}`, { method: 'PUT', as: admin, json: definition });
  const get = async (name = 'permit_check') => (await server.call(`/api/flows/${name}`, { as: admin })).body;
  const written = async () => (await db.read('audit_entries').where({ action: 'flow.write' })).length;

  test('a definition is in force with the defaults of what it leaves out', async () => {
    expect(await put(PERMIT_CHECK)).toMatchObject({
      status: 200,
      body: { name: 'permit_check', version: 1, changed: true },
    });
    expect(await get()).toMatchObject({
      version: 1,
      definition: {
        loop: { stuckAfterLaps: 2, sameReasonTimes: 3, silentHours: 72, stuckAfterFailedJourneys: 3 },
        journeyGapDays: 30,
      },
    });
  });

  test('the same definition again changes nothing', async () => {
    await put(PERMIT_CHECK);
    // With its defaults written out and its fields in another order it is still the same.
    const { titles, ...rest } = PERMIT_CHECK;
    expect(await put({ journeyGapDays: 30, ...rest, titles })).toMatchObject({
      body: { version: 1, changed: false },
    });
    expect(await written()).toBe(1);
  });

  test('other titles are shown from now on and make no version', async () => {
    await put(PERMIT_CHECK);
    const titles = { en: 'Permits', 'zh-CN': '许可' };
    expect(await put({ ...PERMIT_CHECK, titles })).toMatchObject({ body: { version: 1, changed: true } });
    expect(await get()).toMatchObject({ definition: { titles }, versions: [{ version: 1 }] });
    expect(await written()).toBe(2);
  });

  test.each([
    ['steps', { steps: PERMIT_CHECK.steps.toReversed() }],
    ['declared evidence', { steps: PERMIT_CHECK.steps.map((step) => ({ ...step, evidence: ['photo'] })) }],
    ['ends', { terminal: { success: [{ step: 'register', outcome: 'passed' }] } }],
    ['the gap', { journeyGapDays: 10 }],
    ['loop rules', { loop: { stuckAfterLaps: 5 } }],
  ])('other %s make a version that is in force from now', async (_, change) => {
    await put(PERMIT_CHECK);
    server.pass(HOUR);
    expect(await put({ ...PERMIT_CHECK, ...change })).toMatchObject({ body: { version: 2, changed: true } });
    expect(await get()).toMatchObject({
      version: 2,
      versions: [
        { version: 1, inForceFrom: new Date(TEST_NOW).toISOString() },
        { version: 2, inForceFrom: new Date(TEST_NOW + HOUR).toISOString() },
      ],
    });
  });

  test('a wrong definition is refused with the path of each fault, and nothing of it stays', async () => {
    const answer = await put({
      ...PERMIT_CHECK,
      titles: { en: 'Permit check' },
      steps: [...PERMIT_CHECK.steps, PERMIT_CHECK.steps[0]],
      loop: { stuckAfterLaps: 0 },
    });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    const paths = (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['titles.zh-CN', 'loop.stuckAfterLaps']));
    const twice = await put({ ...PERMIT_CHECK, steps: [...PERMIT_CHECK.steps, PERMIT_CHECK.steps[0]] });
    expect(twice.body).toMatchObject({ errors: [{ path: 'steps.2.name' }] });
    const nowhere = await put({
      ...PERMIT_CHECK,
      terminal: { success: [{ step: 'gone', outcome: 'passed' }] },
    });
    expect(nowhere.body).toMatchObject({ errors: [{ path: 'terminal.success.0.step' }] });
    expect(await put(PERMIT_CHECK, 'another')).toMatchObject({ body: { errors: [{ path: 'name' }] } });
    expect(await server.call('/api/flows/permit_check', { as: admin })).toMatchObject({
      status: 404,
      code: 'flow_unknown',
    });
  });

  test('the platform writes the same JSON with its key', async () => {
    const key = await makeKey(server.deps, ['flows']);
    const send = () =>
      server.send('/api/platform/v1/flows/permit_check', {
        key,
        method: 'PUT',
        body: JSON.stringify(PERMIT_CHECK),
      });
    expect(await send()).toMatchObject({ status: 200, body: { version: 1, changed: true } });
    expect(await send()).toMatchObject({ status: 200, body: { version: 1, changed: false } });
    const [entry] = await db.read('audit_entries').where({ action: 'flow.write' });
    expect(entry).toMatchObject({ actor: `key:${key.id}`, subject_id: 'permit_check' });
  });

  test('ten writers at once leave one history', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => put({ ...PERMIT_CHECK, journeyGapDays: at + 1 })),
    );
    const versions = answers.map(({ body }) => (body as { version: number }).version);
    expect(versions.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('a server notices what another process wrote, and reads nothing twice', async () => {
    const catalogue = new FlowCatalogue();
    await put(PERMIT_CHECK);
    await put({ ...PERMIT_CHECK, name: 'other_check' }, 'other_check');
    const first = await catalogue.load(db.read);
    expect(await catalogue.load(db.read)).toBe(first);
    // Within the same millisecond, and only the titles.
    await put({ ...PERMIT_CHECK, titles: { en: 'Permits', 'zh-CN': '许可' } });
    const second = await catalogue.load(db.read);
    expect(second.get('permit_check')?.[0]?.definition.titles.en).toBe('Permits');
    expect(second.get('other_check')).toBe(first.get('other_check'));
  });

  test('names that events bring undeclared are listed until they are declared', async () => {
    await put(PERMIT_CHECK);
    const names = [
      { flow: 'permit_check', step: 'register', kind: 'evidence', name: 'photo' },
      { flow: 'permit_check', step: 'register', kind: 'reason', name: 'too_old' },
    ] as const;
    await db.write((tx) => recordUndeclared(tx, TEST_NOW, names));
    await db.write((tx) => recordUndeclared(tx, TEST_NOW + HOUR, names));
    const firstSeenAt = new Date(TEST_NOW).toISOString();
    expect(await get()).toMatchObject({
      undeclared: [
        { step: 'register', kind: 'evidence', name: 'photo', firstSeenAt },
        { step: 'register', kind: 'reason', name: 'too_old', firstSeenAt },
      ],
    });
    const [register, grant] = PERMIT_CHECK.steps;
    await put({ ...PERMIT_CHECK, steps: [{ ...register, evidence: ['form', 'photo'] }, grant] });
    expect((await get()) as object).toMatchObject({ undeclared: [{ name: 'too_old' }] });
  });

  test('the shipped flows are added once and never overwrite what an admin changed', async () => {
    expect(await shipFlows(db, TEST_NOW)).toHaveLength(7);
    const { definition } = (await get('recovery')) as { definition: object };
    await put({ ...definition, journeyGapDays: 60 }, 'recovery');
    expect(await shipFlows(db, TEST_NOW + HOUR)).toEqual([]);
    expect(await get('recovery')).toMatchObject({ version: 2, definition: { journeyGapDays: 60 } });
    const list = await server.call('/api/flows?limit=3', { as: admin });
    expect(list.body).toMatchObject({
      data: [{ id: 'identity_strengthening', stepCount: 5 }, { id: 'phone_change' }, { id: 'phone_gate' }],
      pageInfo: { hasNextPage: true, nextCursor: 'phone_gate' },
    });
  });
});
