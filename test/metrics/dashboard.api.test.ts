import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dashboard, EdgeStory, JourneyRow, Trend } from '../../server/contract/dashboard.ts';
import type { Page } from '../../server/contract/page.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY } from './build-weeks.ts';

/** Two weeks in Beijing, Friday midnight to Friday midnight. */
const TO = TEST_NOW - 8 * 3_600_000 - 8 * 3_600_000;
const [FROM, BEFORE] = [TO - 7 * DAY, TO - 14 * DAY];
const old = { channel: 'android', clientVersion: '9.1.24', region: 'CN-44' };
const newer = { channel: 'android', clientVersion: '9.1.25', region: 'CN-44' };
const web = { channel: 'web', clientVersion: '2026.11', region: 'CN-11' };

describeOnEachDatabase('The dashboard', (open) => {
  let server: ComposedServer;
  let manager: string;
  beforeAll(async () => {
    server = await startComposedServer(await open());
    manager = await openSessionAs(server.deps, 'manager');
    const weeks = [
      { name: 'a', from: BEFORE, good: 90, looping: 10, says: old },
      { name: 'b', from: BEFORE, good: 90, looping: 10, says: web },
      { name: 'c', from: FROM, good: 90, looping: 10, says: web },
      { name: 'd', from: FROM, good: 40, looping: 60, says: newer },
      { name: 'e', from: FROM, good: 90, looping: 10, says: old },
    ];
    const events = weeks.flatMap(buildCrowd);
    for (let start = 0; start < events.length; start += 900)
      await server.ingest(events.slice(start, start + 900));
  });
  afterAll(() => server.close());

  const ask = async <T>(path: string, query: Record<string, string>, as = manager) => {
    const period = { from: new Date(FROM).toISOString(), to: new Date(TO).toISOString() };
    const text = new URLSearchParams({ ...period, ...query }).toString();
    const answer = await server.call(`/api/flows/identity_strengthening/${path}?${text}`, { as });
    return { status: answer.status, code: answer.code, body: answer.body as T };
  };
  const compared = {
    compareFrom: new Date(BEFORE).toISOString(),
    compareTo: new Date(FROM).toISOString(),
  };

  it('shows two periods side by side, each figure with its interval', async () => {
    const { body } = await ask<Dashboard>('dashboard', compared);
    expect(body.now).toMatchObject({
      journeys: 300,
      people: 300,
      loopRate: { n: 80, of: 300 },
      succeeded: { n: 220, of: 300 },
      lapsPerStuck: 2,
      emptyLapsPerStuck: 1,
    });
    expect(body.before).toMatchObject({ journeys: 200, loopRate: { n: 20, share: 0.1 } });
    const { low, high } = body.now.loopRate;
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.220', '0.319']);
  });

  it('follows the funnel over an optional step, with failures by reason and where people left', async () => {
    const { body } = await ask<Dashboard>('dashboard', {});
    const steps = Object.fromEntries(body.now.steps.map((one) => [one.step, one]));
    expect(steps['former_passwords']).toMatchObject({
      entered: 80,
      failed: 80,
      laps: 160,
      reasons: [{ reason: 'material_insufficient', times: 160 }],
    });
    expect(steps['id_info']).toMatchObject({ entered: 300, left: 80, ofPrevious: null });
    // 80 went by former passwords, 220 past it: its share of the step before is not the verdict's.
    expect(steps['former_passwords']?.ofPrevious).toBe(80 / 300);
    expect(steps['verdict']?.ofPrevious).toBe(220 / 300);
    expect(body.before).toBeNull();
    expect(body.headline).toMatchObject({ kind: 'alone' });
  });

  it('says what changed, for whom and why', async () => {
    const { body } = await ask<Dashboard>('dashboard', compared);
    expect(body.headline).toMatchObject({
      kind: 'moved',
      up: true,
      edge: { from: 'former_passwords', to: 'id_info', times: 160 },
      segment: { clientVersion: '9.1.25', explains: 1 },
      reason: { reason: 'material_insufficient', share: 1 },
      journeys: 60,
    });
    const narrowed = await ask<Dashboard>('dashboard', { ...compared, segment: 'channel:web' });
    expect(narrowed.body.headline).toMatchObject({ kind: 'steady', loopRate: { n: 10, of: 100 } });
  });

  it('sets one segment beside another, or beside everybody, in any period', async () => {
    const same = { compareFrom: new Date(FROM).toISOString(), compareTo: new Date(TO).toISOString() };
    const client = { ...same, segment: 'clientVersion:9.1.25' };
    const { body } = await ask<Dashboard>('dashboard', { ...client, compareSegment: 'clientVersion:9.1.24' });
    expect(body.headline).toMatchObject({
      kind: 'beside',
      differ: true,
      loopRate: { n: 60, of: 100 },
      other: { n: 10, of: 100 },
      reason: { reason: 'material_insufficient', share: 1 },
    });
    expect(body.before).toMatchObject({ journeys: 100, people: 100 });
    const all = await ask<Dashboard>('dashboard', { ...client, compareSegment: 'all' });
    expect(all.body.headline).toMatchObject({ kind: 'beside', other: { n: 80, of: 300 } });
    const alike = await ask<Dashboard>('dashboard', {
      ...compared,
      segment: 'channel:web',
      compareSegment: 'clientVersion:9.1.24',
    });
    expect(alike.body.headline).toMatchObject({ kind: 'beside', differ: false, other: { n: 10, of: 100 } });
    expect((await ask('dashboard', { compareSegment: 'all' })).code).toBe('invalid_request');
  });

  it('sees back edges as such, and goes from one to its reasons, journeys and cases', async () => {
    const { body } = await ask<Dashboard>('dashboard', {});
    const edge = { edgeFrom: 'former_passwords', edgeTo: 'id_info' };
    expect(body.now.edges).toContainEqual({
      from: 'former_passwords',
      to: 'id_info',
      kind: 'lap',
      times: 160,
      journeys: 80,
    });
    const story = await ask<EdgeStory>('edge', edge);
    expect(story.body).toEqual({
      times: 160,
      journeys: 80,
      reasons: [{ reason: 'material_insufficient', times: 160 }],
    });
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const page: Page<JourneyRow> = (
        await ask<Page<JourneyRow>>('journeys', {
          ...edge,
          reason: 'material_insufficient',
          limit: '30',
          ...(cursor !== null && { cursor }),
        })
      ).body;
      for (const row of page.data) {
        expect(row).toMatchObject({ stuck: true, laps: 2, stuckStep: 'former_passwords' });
        const found = await server.call(`/api/cases/${row.caseId}`, { as: manager });
        expect(found).toMatchObject({ status: 200, body: { accountId: row.accountId } });
        seen.add(row.id);
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== null);
    expect(seen.size).toBe(80);
  }, 60_000);

  it('draws the loop rate by calendar day of any zone, and the days add up', async () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Kolkata', 'America/New_York']) {
      const { body } = await ask<Trend>('trend', { zone });
      const sum = (of: (day: Trend['days'][number]) => number) =>
        body.days.reduce((all, day) => all + of(day), 0);
      expect(sum((day) => day.journeys)).toBe(300);
      expect(sum((day) => day.loopRate.n)).toBe(80);
    }
    const { body } = await ask<Trend>('trend', { zone: 'Asia/Shanghai' });
    expect(body.days).toHaveLength(7);
  });

  it('shows a manager of one region that region alone', async () => {
    const own = await openSessionAs(server.deps, 'manager', { regions: ['CN-11'] });
    const { body } = await ask<Dashboard>('dashboard', compared, own);
    expect(body.now).toMatchObject({ journeys: 100, people: 100, loopRate: { n: 10 } });
    expect(body.choices.region).toEqual(['CN-11']);
    expect(body.headline.kind).toBe('steady');
    const elsewhere = await ask<Dashboard>('dashboard', { segment: 'region:CN-44' }, own);
    expect(elsewhere.body.now.journeys).toBe(0);
    expect((await ask<Page<JourneyRow>>('journeys', { segment: 'region:CN-44' }, own)).body.data).toEqual([]);
    expect((await ask<Trend>('trend', {}, own)).body.days.map((day) => day.journeys)).not.toContain(300);
  });

  it('refuses what cannot be asked, and who may not ask', async () => {
    const bad: [Record<string, string>, string][] = [
      [{ to: new Date(FROM).toISOString() }, 'invalid_request'],
      [{ compareFrom: new Date(BEFORE).toISOString() }, 'invalid_request'],
      [{ segment: 'shoe_size:44' }, 'invalid_request'],
      [{ version: '9' }, 'invalid_request'],
    ];
    for (const [query, code] of bad) expect((await ask('dashboard', query)).code).toBe(code);
    expect((await ask('trend', { zone: 'Mars/Olympus' })).code).toBe('invalid_request');
    for (const role of ['agent', 'senior', 'admin'] as const) {
      const as = await openSessionAs(server.deps, role);
      expect((await ask('dashboard', {}, as)).status).toBe(403);
    }
  });

  it('has nothing to say about an empty period, and fails at nothing', async () => {
    const years = { from: '2001-01-01T00:00:00Z', to: '2001-01-08T00:00:00Z' };
    const { body } = await ask<Dashboard>('dashboard', years);
    expect(body.headline).toEqual({ kind: 'empty' });
    expect(body.now).toMatchObject({ journeys: 0, medianMs: null, loopRate: { share: null } });
  });
});
