import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

const MINUTE = 60_000;
const DAY = 86_400_000;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 10);

const CALLS = [
  'next',
  'propose',
  'propose',
  'escalate',
  'undo',
  'withdraw',
  'approve',
  'approve',
  'return',
  'hand_over',
  'release',
  'claim',
  'note',
  'object',
  'undo_over',
  'claim_over',
  'cooling_over',
] as const;

describeOnEachDatabase('One person alone, whatever they call and in whatever order', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
  });
  afterEach(() => server.close());

  for (const role of ['agent', 'senior'] as const)
    it(`cannot have an account given back: ${role}`, async () => {
      let proposed = 0;
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...CALLS), { minLength: 6, maxLength: 14 }),
          async (calls) => {
            run += 1;
            const id = await openReady(`rec_${run}`);
            const me = await seat(server, role);
            // A second session of the same person.
            const again = await seat(server, role, { code: me.code });
            await me.next();
            for (const [index, call] of calls.entries())
              await make(call, index % 2 === 0 ? me : again, id, `rec_${run}`);
            await passTime(server, 31_000);
            await passTime(server, 4 * DAY);
            const { db } = server.deps;
            if (await db.read('decisions').where({ case_id: id, type: 'approve' }).first()) proposed += 1;
            expect(await db.read('outbox').where({ type: 'recovery.approve' })).toEqual([]);
            // The next run's person must not be dealt this one, and friends vouch for so many only.
            await db.write(async (tx) => {
              await tx('cases').update({ state: 'ended', assignee_id: null });
              await tx('vouches').delete();
            });
          },
        ),
        {
          numRuns: RUNS,
          endOnFailure: true,
          examples: [[['propose', 'undo_over', 'approve', 'cooling_over']]],
        },
      );
      expect(proposed).toBeGreaterThan(0);
    }, 180_000);

  for (const role of ['agent', 'senior'] as const)
    it(`cannot have a recovery reversed: ${role}`, async () => {
      await restore(server, await seat(server, 'agent'), await seat(server, 'senior'), 'rec_0');
      let proposed = 0;
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...CALLS), { minLength: 6, maxLength: 14 }),
          async (calls) => {
            run += 1;
            const id = await report(server, `report_${run}`);
            const me = await seat(server, role);
            const again = await seat(server, role, { code: me.code });
            await me.next();
            for (const [index, call] of calls.entries())
              await make(call, index % 2 === 0 ? me : again, id, 'rec_0', 'reverse');
            await passTime(server, 31_000);
            await passTime(server, DAY);
            const { db } = server.deps;
            if (await db.read('decisions').where({ case_id: id, type: 'reverse' }).first()) proposed += 1;
            expect(await db.read('outbox').where({ type: 'recovery.reverse' })).toEqual([]);
            // The next run's person must not be dealt this one, and the window for a reversal is not to pass.
            await db.write(async (tx) => {
              await tx('cases').update({ state: 'ended', assignee_id: null });
              await tx('recoveries').update({ restored_at: server.deps.clock() });
            });
          },
        ),
        {
          numRuns: RUNS,
          endOnFailure: true,
          examples: [[['propose', 'undo_over', 'approve', 'cooling_over']]],
        },
      );
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

  async function make(
    call: (typeof CALLS)[number],
    desk: Desk,
    id: number,
    requestId: string,
    proposal: 'approve' | 'reverse' = 'approve',
  ): Promise<{ status: number }> {
    switch (call) {
      case 'next':
        return desk.next();
      case 'propose':
        return desk.act(id, 'decisions', { type: proposal, params: {}, reason: 'checked_by_hand' });
      case 'escalate':
        return desk.decide(id, 'escalate', {});
      case 'approve':
        return desk.act(id, 'approval', { verdict: 'approve' });
      case 'return':
        return desk.act(id, 'approval', { verdict: 'return', question: 'really?' });
      case 'hand_over':
        return desk.act(id, 'hand-over', { to: desk.code });
      case 'note':
        return desk.post(`/api/cases/${id}/notes`, { text: 'hm' });
      case 'object':
        return object(server, 'old_phone', `obj_${Math.random()}`, requestId);
      case 'undo_over':
        return passed(31_000);
      case 'claim_over':
        return passed(16 * MINUTE);
      case 'cooling_over':
        return passed(DAY);
      default:
        return desk.act(id, call);
    }
  }

  async function passed(ms: number): Promise<{ status: number }> {
    await passTime(server, ms);
    return { status: 200 };
  }
});
