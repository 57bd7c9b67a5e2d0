import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { CASE_CALLS, type CaseCall, callCase, tryAlone } from './alone.ts';
import { type Desk, openStuckCase, pointWebhook, seat } from './insider-desk.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 12);
type Call = CaseCall | 'accept';

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

  for (const role of ['agent', 'senior'] as const)
    it(`cannot have a step accepted by hand: ${role}`, async () => {
      const proposed = await tryAlone<Call>(server, {
        role,
        runs: RUNS,
        calls: ['accept', 'accept', ...CASE_CALLS],
        examples: [['accept', 'undo_over', 'approve']],
        begin: (run) => openStuckCase(server, `acc ${run}`),
        make,
        end: async (id) => {
          await pass(31_000);
          await server.runJob('commands');
          const { read } = server.deps.db;
          expect(await read('outbox').where({ type: 'case.accept_step' })).toEqual([]);
          return (await read('decisions').where({ case_id: id, type: 'accept_step' }).first()) !== undefined;
        },
      });
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

  function make(call: Call, desk: Desk, id: number): Promise<{ status: number }> {
    return call === 'accept'
      ? desk.decide(id, 'accept_step', { step: 'former_passwords' })
      : callCase(call, desk, id, pass);
  }

  async function pass(ms: number): Promise<void> {
    server.pass(ms);
    await server.runJob('timers');
  }
});
