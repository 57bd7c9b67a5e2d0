import { afterEach, beforeEach, expect, it } from 'vitest';
import { CASE_CALLS, type CaseCall, callCase, tryAlone } from '../cases/alone.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { DAY, knowAccount, NEW, OLD, object, openPhone, passTime, verifyNew } from './phone-desk.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 8);
const EFFECTS = ['phone.bind', 'phone.change', 'phone.unbind', 'phone.revert', 'gate.exempt'];

type Call = CaseCall | (typeof PHONE_CALLS)[number];
const PHONE_CALLS = [
  'propose',
  'propose',
  'accept_loss',
  'exempt',
  'number',
  'code',
  'reversal',
  'open_another',
  'object',
  'cooling_over',
] as const;

describeOnEachDatabase('One person alone, whatever they call and in whatever order', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
  });
  afterEach(() => server.close());

  for (const [role, kind] of [
    ['agent', 'phone_change'],
    ['senior', 'phone_unbind'],
    ['senior', 'phone_bind'],
  ] as const)
    it(`cannot complete any action on a phone: ${role}, ${kind}`, async () => {
      const proposed = await tryAlone<Call>(server, {
        role,
        runs: RUNS,
        calls: [...PHONE_CALLS, ...CASE_CALLS],
        examples: [['propose', 'undo_over', 'approve', 'cooling_over']],
        begin: (run) => openReady(kind, `acc_${run}`),
        make: (call, desk, id, run) => make(call, desk, id, `acc_${run}`, kind),
        end: async (id) => {
          await passTime(server, 31_000);
          await passTime(server, 4 * DAY);
          const { read } = server.deps.db;
          expect(await read('outbox').whereIn('type', EFFECTS)).toEqual([]);
          const decided = read('decisions').where({ case_id: id }).whereIn('type', ['approve', 'exempt']);
          return (await decided.first()) !== undefined;
        },
      });
      expect(proposed).toBeGreaterThan(0);
    }, 180_000);

  it('and two can: this is no proof by a locked door', async () => {
    const id = await openReady('phone_change', 'acc_0');
    const [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    await agent.next();
    expect((await make('propose', agent, id, 'acc_0', 'phone_change')).status).toBe(200);
    await passTime(server, 31_000);
    expect((await make('approve', senior, id, 'acc_0', 'phone_change')).status).toBe(200);
    await passTime(server, DAY);
    expect(await server.deps.db.read('outbox').where({ type: 'phone.change' })).toHaveLength(1);
  });

  async function openReady(kind: 'phone_bind' | 'phone_change' | 'phone_unbind', accountId: string) {
    const number = (prefix: string) => `${prefix}${String(10_000_000 + Number(accountId.slice(4)))}`;
    await knowAccount(server, accountId, kind === 'phone_bind' ? null : number('+86138'));
    const newPhone = kind === 'phone_unbind' ? {} : { newPhone: number('+86139') };
    const id = await openPhone(
      server,
      kind,
      { ...newPhone, oldProof: 'sms_code' },
      { id: accountId, accountId },
    );
    if (kind !== 'phone_unbind') await verifyNew(server, accountId);
    return id;
  }

  async function make(
    call: Call,
    desk: Desk,
    id: number,
    accountId: string,
    kind: string,
  ): Promise<{ status: number }> {
    switch (call) {
      case 'propose':
        return desk.decide(id, 'approve', {});
      case 'accept_loss':
        return desk.decide(id, 'approve', { acceptLoss: true });
      case 'exempt':
        return desk.decide(id, call, {});
      case 'number':
        return desk.act(id, 'phone/number', { phone: kind === 'phone_unbind' ? OLD : NEW });
      case 'code':
        return desk.act(id, 'phone/codes', { target: 'new' });
      case 'reversal':
        return desk.act(id, 'phone/reversal', { reason: 'for me' });
      case 'open_another':
        return desk.post('/api/cases', { accountId, kind, reason: 'for me' });
      case 'object':
        return object(server, accountId, 'old_phone', `obj_${Math.random()}`);
      case 'cooling_over':
        await passTime(server, DAY);
        return { status: 200 };
      default:
        return callCase(call, desk, id, (ms) => passTime(server, ms));
    }
  }
});
