import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Brake } from '../../server/contract/brakes.ts';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { approve, DAY, knowAccount, openPhone, propose, stateOf, story, verifyNew } from './phone-desk.ts';

describeOnEachDatabase('A brake on phone actions', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    agent = await seat(server, 'agent', { team: 'red' });
  });
  afterEach(() => server.close());

  let opened = 0;
  /** A change with everything in its place, of an account of its own. */
  async function ready(params: object = {}): Promise<number> {
    opened += 1;
    const accountId = `acc_${opened}`;
    const number = (prefix: string) => `${prefix}${10_000_000 + opened}`;
    await knowAccount(server, accountId, number('+86138'));
    const asked = { newPhone: number('+86139'), oldProof: 'sms_code', ...params };
    const id = await openPhone(server, 'phone_change', asked, { id: accountId, accountId });
    await verifyNew(server, accountId);
    return id;
  }
  async function set(brakes: object): Promise<void> {
    const { db, clock } = server.deps;
    await db.write((tx) =>
      writeSettings(tx, clock(), systemActor('test'), settingsSchema.parse({ phone: { brakes } })),
    );
  }
  async function held(): Promise<Brake[]> {
    const manager = await seat(server, 'manager');
    return ((await manager.get('/api/brakes')).body as { data: Brake[] }).data;
  }
  async function release(id: string): Promise<number> {
    const manager = await seat(server, 'manager');
    return (await manager.post(`/api/brakes/${id}/release`, { reason: 'talked to them' })).status;
  }

  it('holds who acts faster than the pace, until a manager releases it and says why', async () => {
    await set({ pace: 2, paceMinutes: 60 });
    for (let count = 0; count < 2; count += 1)
      expect((await propose(server, agent, await ready())).status).toBe(200);
    const third = await ready();
    expect((await propose(server, agent, third)).code).toBe('brake_held');
    const [brake] = await held();
    expect(brake).toMatchObject({
      kind: 'pace',
      staff: agent.code,
      team: 'red',
      figure: 2,
      limit: 2,
      caseId: null,
    });
    expect(await release(brake?.id ?? '')).toBe(200);
    expect((await agent.decide(third, 'approve', {})).status).toBe(200);
    expect(await held()).toEqual([]);
    const entries = await server.deps.db.read('audit_entries').where({ action: 'brake.release' });
    expect(entries).toMatchObject([{ reason: 'talked to them' }]);
  });

  it('holds a team in a burst, which a manager of another team releases', async () => {
    await set({ teamPace: 2, paceMinutes: 60 });
    const other = await seat(server, 'agent', { team: 'red' });
    expect((await propose(server, agent, await ready())).status).toBe(200);
    expect((await propose(server, other, await ready())).status).toBe(200);
    const third = await ready();
    expect((await propose(server, agent, third)).code).toBe('brake_held');
    const elsewhere = await seat(server, 'agent', { team: 'blue' });
    expect((await propose(server, elsewhere, await ready())).status).toBe(200);
    const [brake] = await held();
    expect(brake).toMatchObject({ kind: 'team_pace', holds: 'team', team: 'red', figure: 2, caseId: null });
    const own = await seat(server, 'manager', { team: 'red' });
    const path = `/api/brakes/${brake?.id}/release`;
    expect((await own.post(path, { reason: 'my own people' })).code).toBe('other_team_required');
    expect(((await own.get('/api/brakes')).body as { data: Brake[] }).data[0]?.canRelease).toBe(false);
    expect(await release(brake?.id ?? '')).toBe(200);
    expect((await agent.decide(third, 'approve', {})).status).toBe(200);
  });

  it('holds everybody in a burst of all together', async () => {
    await set({ allPace: 2, paceMinutes: 60 });
    for (const team of ['red', 'blue'])
      await propose(server, await seat(server, 'agent', { team }), await ready());
    const third = await ready();
    const green = await seat(server, 'agent', { team: 'green' });
    expect((await propose(server, green, third)).code).toBe('brake_held');
    const [brake] = await held();
    expect(brake).toMatchObject({ kind: 'all_pace', holds: 'all', figure: 2 });
    expect(await release(brake?.id ?? '')).toBe(200);
    expect((await green.decide(third, 'approve', {})).status).toBe(200);
  });

  it('counts a file as an act of who proposes it and of who approves it', async () => {
    await set({ pace: 2, paceMinutes: 60 });
    const [one, two] = [await seat(server, 'senior'), await seat(server, 'senior')];
    const file = async (nth: number) => {
      await knowAccount(server, `file_${nth}`, `+8613712345${100 + nth}`);
      const answer = await server.call('/api/phones/bulks', {
        method: 'POST',
        as: one.token,
        body: new Uint8Array(Buffer.from(`number\n1371234510${nth}\n`)),
        headers: { 'content-type': 'text/csv' },
      });
      await server.runJob('phone_bulks');
      return answer.body as PhoneBulk;
    };
    const move = (desk: Desk, { id, version }: PhoneBulk, verb: string, input: object = {}) =>
      desk.post(`/api/phones/bulks/${id}/${verb}`, { version, ...input });
    for (const nth of [1, 2]) {
      const proposed = await move(one, await file(nth), 'proposal', { reason: 'carrier notice' });
      expect((await move(two, proposed.body as PhoneBulk, 'approval')).status).toBe(200);
    }
    expect((await move(one, await file(3), 'proposal', { reason: 'carrier notice' })).code).toBe(
      'brake_held',
    );
    expect((await held()).map(({ staff }) => staff).sort()).toEqual([one.code, two.code].sort());
  });

  it('holds who does far more than their team’s usual day', async () => {
    await set({ teamFloor: 3, teamFactor: 2, pace: 100 });
    for (let day = 0; day < 2; day += 1) {
      const other = await seat(server, 'agent', { team: 'red' });
      await propose(server, other, await ready());
      server.pass(DAY);
    }
    server.pass(DAY);
    agent = await seat(server, 'agent', { team: 'red' });
    for (let count = 0; count < 3; count += 1) await propose(server, agent, await ready());
    expect((await held()).map(({ kind, figure, limit }) => [kind, figure, limit])).toEqual([
      ['above_team', 3, 3],
    ]);
  });

  it('holds the case in which one person sees the same new number or device again, before it takes effect', async () => {
    await propose(server, agent, await ready({ deviceId: 'd_1' }));
    const second = await ready({ deviceId: 'd_1' });
    expect((await propose(server, agent, second)).status).toBe(200);
    const [brake] = await held();
    expect(brake).toMatchObject({ kind: 'same_device', caseId: second, figure: 1 });
    expect(brake?.earlierCases).toHaveLength(1);
    expect((await story(server, second)).held).toMatchObject({ brakeId: brake?.id, kind: 'same_device' });
    const senior = await seat(server, 'senior');
    expect((await approve(senior, second)).code).toBe('case_held');
    expect(await stateOf(server, second)).toBe('awaiting_approval');
    await release(brake?.id ?? '');
    expect((await approve(senior, second)).status).toBe(200);
  });

  it('holds the case whose device several other accounts have, whoever handled them; a household shares one freely', async () => {
    const handled: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const id = await ready({ deviceId: 'd_2' });
      handled.push(id);
      expect((await propose(server, await seat(server, 'agent'), id)).status).toBe(200);
    }
    expect(await held()).toEqual([]);
    const fourth = await ready({ deviceId: 'd_2' });
    expect((await propose(server, agent, fourth)).status).toBe(200);
    const [brake] = await held();
    expect(brake).toMatchObject({
      kind: 'shared_device',
      holds: 'case',
      caseId: fourth,
      figure: 3,
      limit: 3,
    });
    expect(brake?.earlierCases).toEqual(handled);
    const senior = await seat(server, 'senior');
    expect((await approve(senior, fourth)).code).toBe('case_held');
    await release(brake?.id ?? '');
    expect((await approve(senior, fourth)).status).toBe(200);
  });

  it('forgets devices that were seen longer ago than the settings say', async () => {
    await set({ repeatAccounts: 1, repeatDays: 30 });
    await propose(server, await seat(server, 'agent'), await ready({ deviceId: 'd_3' }));
    server.pass(31 * DAY);
    agent = await seat(server, 'agent');
    expect((await propose(server, agent, await ready({ deviceId: 'd_3' }))).status).toBe(200);
    expect(await held()).toEqual([]);
  });

  it('is released by managers alone, once', async () => {
    await set({ pace: 1, paceMinutes: 60 });
    await propose(server, agent, await ready());
    const [brake] = await held();
    const path = `/api/brakes/${brake?.id}/release`;
    const senior = await seat(server, 'senior');
    expect((await senior.post(path, { reason: 'please' })).code).toBe('forbidden');
    expect((await senior.get('/api/brakes')).code).toBe('forbidden');
    const manager = await seat(server, 'manager');
    expect((await manager.post(path, { reason: '' })).code).toBe('invalid_request');
    expect((await manager.post('/api/brakes/none/release', { reason: 'why not' })).code).toBe('not_found');
    expect(await release(brake?.id ?? '')).toBe(200);
    expect((await manager.post(path, { reason: 'again' })).code).toBe('state_conflict');
  });
});
