import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Floor } from '../../server/contract/floor.ts';
import { buildLoop } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';

const DAY = 86_400_000;

describeOnEachDatabase('The figures of the floor', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
  });
  afterEach(() => server.close());

  const decideNext = async (as: string, inHand: number) => {
    const next = await server.call('/api/cases/next', { as, json: {} });
    expect(next.status).toBe(200);
    const { id } = next.body as { id: number };
    const found = await server.call(`/api/cases/${id}`, { as });
    const { version } = found.body as { version: number };
    server.pass(inHand);
    const decided = await server.call(`/api/cases/${id}/decisions`, {
      as,
      headers: { 'idempotency-key': `decide-${id}-once` },
      json: { type: 'request_evidence', params: { evidence: 'bank_card' }, reason: 'other', version },
    });
    if (decided.status !== 200) throw new Error(JSON.stringify(decided.body));
  };
  const floorOf = async (as: string, query: Record<string, string> = {}) => {
    const period = {
      from: new Date(TEST_NOW - DAY).toISOString(),
      to: new Date(TEST_NOW + DAY).toISOString(),
    };
    const answer = await server.call(
      `/api/floor?${new URLSearchParams({ ...period, ...query }).toString()}`,
      { as },
    );
    return { status: answer.status, body: answer.body as Floor };
  };

  it('show agents their own, seniors their team, and managers their regions', async () => {
    const north = { team: 'north' };
    const agent = await openSessionAs(server.deps, 'agent', { code: 'N1', ...north });
    const other = await openSessionAs(server.deps, 'agent', { code: 'X1', team: 'south' });
    for (const account of ['1', '2', '3']) await server.ingest(buildLoop(account, TEST_NOW, 2));
    await decideNext(agent, 60_000);
    await decideNext(agent, 60_000);
    await decideNext(other, 30_000);
    const codes = async (as: string) => (await floorOf(as)).body.people.map(({ code }) => code);
    expect(await codes(agent)).toEqual(['N1']);
    expect(await codes(await openSessionAs(server.deps, 'senior', north))).toEqual(['N1']);
    expect(await codes(await openSessionAs(server.deps, 'senior'))).toEqual([]);
    expect(await codes(await openSessionAs(server.deps, 'manager'))).toEqual(['N1', 'X1']);
    expect((await floorOf(await openSessionAs(server.deps, 'admin'))).status).toBe(403);
    const mine = (await floorOf(agent, { zone: 'Asia/Shanghai' })).body.people[0];
    expect(mine).toMatchObject({ handled: 2, medianActiveSeconds: 60, inTime: { n: 2, of: 2 } });
    // 08:00 in London is 16:00 in Beijing.
    expect(mine?.byHour[16]).toBe(2);
  });

  it('leave out what was taken back at once', async () => {
    const agent = await openSessionAs(server.deps, 'agent', { code: 'N1' });
    await server.ingest(buildLoop('1', TEST_NOW, 2));
    await decideNext(agent, 1_000);
    const found = await server.call('/api/cases?state=decided', { as: agent });
    const [row] = (found.body as { data: { id: number; version: number }[] }).data;
    const undone = await server.call(`/api/cases/${row?.id}/undo`, {
      as: agent,
      json: { version: row?.version },
    });
    expect(undone.status).toBe(200);
    expect((await floorOf(agent)).body.people).toEqual([]);
  });
});
