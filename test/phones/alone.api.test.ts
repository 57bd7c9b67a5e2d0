import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { DAY, knowAccount, NEW, OLD, object, openPhone, passTime, verifyNew } from './phone-desk.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 8);
const EFFECTS = ['phone.bind', 'phone.change', 'phone.unbind', 'phone.revert', 'gate.exempt'];

const CALLS = [
  'next',
  'propose',
  'propose',
  'accept_loss',
  'exempt',
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
  'number',
  'code',
  'reversal',
  'open_another',
  'object',
  'undo_over',
  'claim_over',
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
      let run = 0;
      let proposed = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...CALLS), { minLength: 6, maxLength: 14 }),
          async (calls) => {
            run += 1;
            const accountId = `acc_${run}`;
            const id = await openReady(kind, accountId);
            const me = await seat(server, role);
            // A second session of the same person.
            const again = await seat(server, role, { code: me.code });
            await me.next();
            // Half of them begin with a proposal, so that there is something to complete.
            const all = run % 2 === 0 ? calls : (['propose', ...calls] as const);
            for (const [index, call] of all.entries())
              await make(call, index % 2 === 0 ? me : again, id, accountId, kind);
            await passTime(server, 31_000);
            await passTime(server, 4 * DAY);
            const { db } = server.deps;
            const decided = db
              .read('decisions')
              .where({ case_id: id })
              .whereIn('type', ['approve', 'exempt']);
            if (await decided.first()) proposed += 1;
            expect(await db.read('outbox').whereIn('type', EFFECTS)).toEqual([]);
            // The next run's person must not be dealt this one.
            await db.write(
              async (tx) => void (await tx('cases').update({ state: 'ended', assignee_id: null })),
            );
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
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
    call: (typeof CALLS)[number],
    desk: Desk,
    id: number,
    accountId: string,
    kind: string,
  ): Promise<{ status: number }> {
    switch (call) {
      case 'next':
        return desk.next();
      case 'propose':
        return desk.decide(id, 'approve', {});
      case 'accept_loss':
        return desk.decide(id, 'approve', { acceptLoss: true });
      case 'exempt':
      case 'escalate':
        return desk.decide(id, call, {});
      case 'approve':
        return desk.act(id, 'approval', { verdict: 'approve' });
      case 'return':
        return desk.act(id, 'approval', { verdict: 'return', question: 'really?' });
      case 'hand_over':
        return desk.act(id, 'hand-over', { to: desk.code });
      case 'note':
        return desk.post(`/api/cases/${id}/notes`, { text: 'hm' });
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
      case 'undo_over':
        return passed(31_000);
      case 'claim_over':
        return passed(16 * 60_000);
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
