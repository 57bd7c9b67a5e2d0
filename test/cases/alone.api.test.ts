import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { type Desk, openStuckCase, pointWebhook, seat } from './insider-desk.ts';

const MINUTE = 60_000;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 12);

describeOnEachDatabase('One person alone, whatever they call and in whatever order', (open) => {
  let server: ComposedServer;
  let platform: WebhookReceiver;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startWebhookReceiver();
    await pointWebhook(server, platform.address);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  const CALLS = [
    'next',
    'accept',
    'accept',
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
    'undo_over',
    'claim_over',
  ] as const;

  for (const role of ['agent', 'senior'] as const)
    it(`cannot have a step accepted by hand: ${role}`, async () => {
      let proposed = 0;
      let account = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...CALLS), { minLength: 6, maxLength: 16 }),
          async (calls) => {
            account += 1;
            const id = await openStuckCase(server, `acc ${account}`);
            const me = await seat(server, role);
            // A second session of the same person.
            const again = await seat(server, role, { code: me.code });
            await me.next();
            for (const [index, call] of calls.entries()) await make(call, index % 2 === 0 ? me : again, id);
            await pass(31_000);
            await server.runJob('commands');
            const row = await server.deps.db
              .read('decisions')
              .where({ case_id: id, type: 'accept_step' })
              .first();
            if (row !== undefined) proposed += 1;
            const sent = await server.deps.db.read('outbox').where({ type: 'case.accept_step' });
            expect(sent).toEqual([]);
            // The next run's person must not be dealt this one.
            await server.deps.db.write((tx) =>
              tx('cases').where({ id }).update({ state: 'ended', assignee_id: null }),
            );
          },
        ),
        { numRuns: RUNS, endOnFailure: true, examples: [[['accept', 'undo_over', 'approve']]] },
      );
      expect(proposed).toBeGreaterThan(0);
      expect(platform.received.filter(({ command }) => command.type === 'case.accept_step')).toEqual([]);
    }, 120_000);

  it('and two can: this is no proof by a locked door', async () => {
    const id = await openStuckCase(server, '100');
    const [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    await agent.next();
    expect((await make('accept', agent, id)).status).toBe(200);
    await pass(31_000);
    expect((await make('approve', senior, id)).status).toBe(200);
    await server.runJob('commands');
    await expect
      .poll(() => platform.received.map(({ command }) => command.type))
      .toEqual(['case.accept_step']);
  });

  async function pass(ms: number) {
    server.pass(ms);
    await server.runJob('timers');
    return { status: 200 };
  }

  function make(call: (typeof CALLS)[number], desk: Desk, id: number): Promise<{ status: number }> {
    switch (call) {
      case 'next':
        return desk.next();
      case 'accept':
        return desk.decide(id, 'accept_step', { step: 'former_passwords' });
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
      case 'undo_over':
        return pass(31_000);
      case 'claim_over':
        return pass(16 * MINUTE);
      default:
        return desk.act(id, call);
    }
  }
});
