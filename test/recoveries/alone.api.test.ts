import { afterEach, beforeEach, expect, it } from 'vitest';
import { CASE_CALLS, type CaseCall, callCase, tryAlone } from '../cases/alone.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  gatherVouches,
  knowPeople,
  object,
  openRecovery,
  passTime,
  report,
  restore,
} from './recovery-desk.ts';

const DAY = 86_400_000;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 10);
type Call = CaseCall | 'propose' | 'object' | 'cooling_over';
const CALLS: Call[] = ['propose', 'propose', 'object', 'cooling_over', ...CASE_CALLS];
const EXAMPLES: Call[][] = [['propose', 'undo_over', 'approve', 'cooling_over']];

describeOnEachDatabase('One person alone, whatever they call and in whatever order', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
  });
  afterEach(() => server.close());

  for (const role of ['agent', 'senior'] as const)
    it(`cannot have an account given back: ${role}`, async () => {
      const proposed = await tryAlone(server, {
        role,
        runs: RUNS,
        calls: CALLS,
        examples: EXAMPLES,
        begin: (run) => openReady(`rec_${run}`),
        make: (call, desk, id, run) => make(call, desk, id, `rec_${run}`),
        end: async (id) => {
          await passTime(server, 31_000);
          await passTime(server, 4 * DAY);
          // Friends vouch for so many only.
          await server.deps.db.write((tx) => tx('vouches').delete());
          return cameToNothing(id, 'approve');
        },
      });
      expect(proposed).toBeGreaterThan(0);
    }, 180_000);

  for (const role of ['agent', 'senior'] as const)
    it(`cannot have a recovery reversed: ${role}`, async () => {
      await restore(server, await seat(server, 'agent'), await seat(server, 'senior'), 'rec_0');
      const proposed = await tryAlone(server, {
        role,
        runs: RUNS,
        calls: CALLS,
        examples: EXAMPLES,
        begin: (run) => report(server, `report_${run}`),
        make: (call, desk, id) => make(call, desk, id, 'rec_0', 'reverse'),
        end: async (id) => {
          await passTime(server, 31_000);
          await passTime(server, DAY);
          // The window for a reversal is not to pass.
          await server.deps.db.write((tx) => tx('recoveries').update({ restored_at: server.deps.clock() }));
          return cameToNothing(id, 'reverse');
        },
      });
      expect(proposed).toBeGreaterThan(0);
    }, 180_000);

  it('and two can: this is no proof by a locked door', async () => {
    const id = await openReady('rec_1');
    const [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    await agent.next();
    expect((await make('propose', agent, id, 'rec_1')).status).toBe(200);
    await passTime(server, 31_000);
    expect((await make('approve', senior, id, 'rec_1')).status).toBe(200);
    await passTime(server, DAY);
    expect(await server.deps.db.read('outbox').where({ type: 'recovery.approve' })).toHaveLength(1);
  });

  async function openReady(requestId: string): Promise<number> {
    const id = await openRecovery(server, requestId);
    await gatherVouches(server, requestId);
    return id;
  }

  async function cameToNothing(id: number, type: 'approve' | 'reverse'): Promise<boolean> {
    const { read } = server.deps.db;
    expect(await read('outbox').where({ type: `recovery.${type}` })).toEqual([]);
    return (await read('decisions').where({ case_id: id, type }).first()) !== undefined;
  }

  async function make(
    call: Call,
    desk: Desk,
    id: number,
    requestId: string,
    proposal: 'approve' | 'reverse' = 'approve',
  ): Promise<{ status: number }> {
    switch (call) {
      case 'propose':
        return desk.act(id, 'decisions', { type: proposal, params: {}, reason: 'checked_by_hand' });
      case 'object':
        return object(server, 'old_phone', `obj_${Math.random()}`, requestId);
      case 'cooling_over':
        await passTime(server, DAY);
        return { status: 200 };
      default:
        return callCase(call, desk, id, (ms) => passTime(server, ms));
    }
  }
});
