import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseRow } from '../../server/contract/cases.ts';
import type { Page } from '../../server/contract/page.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  gatherVouches,
  iso,
  knowPeople,
  object,
  openRecovery,
  OWNER,
  passTime,
  propose,
  vouch,
} from './recovery-desk.ts';

const HOUR = 3_600_000;

describeOnEachDatabase('In the list a recovery', (open) => {
  let server: ComposedServer;
  let manager: Desk;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    manager = await seat(server, 'manager');
  });
  afterEach(() => server.close());

  const list = async (query: string, desk = manager) =>
    (await desk.get(`/api/cases?${query}`)).body as Page<CaseRow>;
  const only = async (id: number) =>
    (await list('kind=friend_recovery', await seat(server, 'manager'))).data.find((row) => row.id === id);

  it('is sorted by its risk, highest first, page by page, among cases that have one', async () => {
    const calm = await openRecovery(server);
    const risky = await openRecovery(server, 'rec_2', { friends: ['4453'], deviceId: 'd_9f' }, '4452');
    await server.ingest([vouch(server, '4453', { accountId: '4452', requestId: 'rec_2', deviceId: 'd_9f' })]);
    await openRecovery(server, 'rec_3', { friends: ['4453'] }, '4454');
    const report = await object(server, 'old_phone', 'obj_1', 'rec_3');
    expect(report.status).toBe(200);
    for (const state of ['', '&state=unfinished']) {
      const first = await list(`sort=risk&limit=1${state}`);
      expect(first.data).toMatchObject([{ id: risky, risk: expect.any(Number) }]);
      expect(first.data[0]?.risk).toBeGreaterThan(0);
      const cursor = encodeURIComponent(first.pageInfo.nextCursor ?? '');
      const rest = await list(`sort=risk&limit=5${state}&cursor=${cursor}`);
      expect(rest.data.map(({ id, risk }) => [id, risk])).toContainEqual([calm, 0]);
      expect(rest.data.map(({ kind }) => kind)).not.toContain('hijack_report');
    }
  });

  it('says how long is left: to gather, then until it takes effect, and nothing once that is stopped', async () => {
    const id = await openRecovery(server);
    const until = server.deps.clock() + 72 * HOUR;
    expect(await only(id)).toMatchObject({ endsAt: iso(until) });
    await gatherVouches(server);
    await propose(server, await seat(server, 'agent'), id);
    const senior = await seat(server, 'senior');
    await senior.act(id, 'approval', { verdict: 'approve' });
    expect(await only(id)).toMatchObject({ endsAt: iso(server.deps.clock() + 24 * HOUR) });
    await passTime(server, HOUR);
    await object(server);
    expect(await only(id)).toMatchObject({ accountId: OWNER, endsAt: null });
  });
});
