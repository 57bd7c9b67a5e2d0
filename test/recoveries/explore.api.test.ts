import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExploredAccount } from '../../server/contract/recoveries.ts';
import { seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { iso, knowPeople, openRecovery, OWNER, vouch } from './recovery-desk.ts';

describeOnEachDatabase('Whoever works a recovery', (open) => {
  let server: ComposedServer;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    // 4455 helped 4454, who helped 4453, who helped 4452, who helps the owner: a line of four hops.
    for (const [helper, helped] of [
      ['4455', '4454'],
      ['4454', '4453'],
      ['4453', '4452'],
    ] as const) {
      await openRecovery(server, `rec_${helped}`, { friends: [helper] }, helped);
      await server.ingest([vouch(server, helper, { accountId: helped, requestId: `rec_${helped}` })]);
    }
    id = await openRecovery(server);
    await server.ingest([vouch(server, '4452')]);
  });
  afterEach(() => server.close());

  it('sees an account of its graph and one hop beyond, and that they looked is on record', async () => {
    const desk = await seat(server, 'senior');
    const answer = await desk.get(`/api/cases/${id}/vouchers/4453`);
    expect(answer.body as ExploredAccount).toMatchObject({
      accountId: '4453',
      standing: 'normal',
      vouchedFor: 1,
      vouchedBy: 1,
      edges: expect.arrayContaining([{ from: '4454', to: '4453', at: iso(server.deps.clock()) }]),
    });
    await expect
      .poll(() => server.deps.db.read('audit_entries').where({ action: 'recovery.explore', case_id: id }), {
        timeout: 5_000,
      })
      .toMatchObject([{ actor: desk.code, account_id: '4453' }]);
  });

  it('cannot walk on from there: accounts that the page does not show are not found', async () => {
    const desk = await seat(server, 'senior');
    for (const account of ['4454', '4455', 'nobody'])
      expect((await desk.get(`/api/cases/${id}/vouchers/${account}`)).code).toBe('not_found');
    const stranger = await seat(server, 'agent', { regions: ['CN-11'] });
    expect((await stranger.get(`/api/cases/${id}/vouchers/${OWNER}`)).code).toBe('not_found');
  });
});
