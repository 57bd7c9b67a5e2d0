import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Taker } from '../../server/contract/cases.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { TEST_NOW } from '../support/test-server.ts';
import { type Desk, openStuckCase, seat, SECRETS } from './insider-desk.ts';

const MINUTE = 60_000;

describeOnEachDatabase('Somebody inside', (open) => {
  let server: ComposedServer;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    id = await openStuckCase(server, '100');
  });
  afterEach(() => server.close());

  describe('who works for other regions', () => {
    it('neither sees nor touches the case, not even by its number', async () => {
      const stranger = await seat(server, 'agent', { regions: ['CN-11'] });
      expect((await stranger.get('/api/cases')).body).toMatchObject({ data: [] });
      expect((await stranger.get('/api/cases?accountId=100')).body).toMatchObject({ data: [] });
      expect(await stranger.next()).toMatchObject({ status: 404, code: 'no_next_case' });
      expect(await stranger.next({ region: 'CN-44' })).toMatchObject({ status: 404 });
      const answers = [
        await stranger.get(`/api/cases/${id}`),
        await stranger.get(`/api/cases/${id}/status`),
        await stranger.decide(id),
        await stranger.act(id, 'decisions/preview', { type: 'reject', reason: 'other' }),
        await stranger.act(id, 'claim'),
        await stranger.act(id, 'release'),
        await stranger.reveal(id),
        await stranger.post(`/api/cases/${id}/notes`, { text: 'hello' }),
        await stranger.post(`/api/cases/${id}/tags`, { version: 1, tags: ['mine'] }, 'PUT'),
      ];
      expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 'not_found'));
    });

    it('nor whose kinds are others', async () => {
      const other = await seat(server, 'agent', { kinds: ['privacy_request'] });
      expect(await other.get(`/api/cases/${id}`)).toMatchObject({ status: 404 });
      expect(await other.next()).toMatchObject({ code: 'no_next_case' });
    });
  });

  describe('who would rather choose', () => {
    it('cannot claim a case by its number, nor name it when asking for the next', async () => {
      const agent = await seat(server, 'agent');
      expect(await agent.act(id, 'claim')).toMatchObject({ status: 403, code: 'forbidden' });
      expect(await agent.next({ id })).toMatchObject({ status: 400 });
      expect(await agent.next({ accountId: '100' })).toMatchObject({ status: 400 });
      expect(await agent.decide(id)).toMatchObject({ status: 409, code: 'not_claimed' });
    });

    it('cannot act on an account that they looked up, until a manager assigns it to them', async () => {
      const [agent, colleague] = [await seat(server, 'agent'), await seat(server, 'agent')];
      const manager = await seat(server, 'manager');
      const search = { accountId: '100', reason: 'somebody called' };
      expect((await agent.post('/api/accounts/search', search)).body).toMatchObject({
        data: [{ accountId: '100', phone: '138****5678', openCases: [{ id }] }],
      });
      expect(await agent.next()).toMatchObject({ code: 'no_next_case' });
      // Assigned to somebody else, who hands it over or lets it go: that lifts nothing.
      expect((await manager.act(id, 'assign', { to: colleague.code })).status).toBe(200);
      expect((await colleague.act(id, 'hand-over', { to: agent.code })).status).toBe(200);
      expect(await agent.decide(id)).toMatchObject({ status: 403, code: 'searched_account' });
      expect(await agent.reveal(id)).toMatchObject({ status: 403, code: 'searched_account' });
      await agent.act(id, 'release');
      server.pass(16 * MINUTE);
      await server.runJob('timers');
      expect(await agent.next()).toMatchObject({ code: 'no_next_case' });
      expect((await manager.act(id, 'assign', { to: agent.code })).status).toBe(200);
      expect((await agent.decide(id)).status).toBe(200);
    });

    it('gives their case only to who may take it, and sees who that is only while they hold it', async () => {
      const [agent, colleague] = [await seat(server, 'agent'), await seat(server, 'agent')];
      const elsewhere = await seat(server, 'agent', { regions: ['CN-99'] });
      await agent.next();
      const { data } = (await agent.get(`/api/cases/${id}/takers`)).body as { data: Taker[] };
      expect(data.map(({ code }) => code)).toContain(colleague.code);
      for (const nobody of [agent, elsewhere])
        expect(data.map(({ code }) => code)).not.toContain(nobody.code);
      expect(await agent.act(id, 'hand-over', { to: elsewhere.code })).toMatchObject({
        code: 'nobody_to_give',
      });
      expect((await agent.act(id, 'hand-over', { to: colleague.code })).status).toBe(200);
      expect(await agent.get(`/api/cases/${id}/takers`)).toMatchObject({ status: 403 });
    });

    it('is never dealt the case that they opened for a caller', async () => {
      const [agent, colleague] = [await seat(server, 'agent'), await seat(server, 'agent')];
      const caller = { accountId: '900', kind: 'stuck_verification', reason: 'a friend of mine called' };
      const opened = (await agent.post('/api/cases', caller)).body as { id: number };
      expect((await agent.next()).body).toEqual({ id });
      expect(await agent.next()).toMatchObject({ code: 'no_next_case' });
      expect((await colleague.next()).body).toEqual(opened);
    });

    it('cannot open two cases for one caller, not even at the same moment', async () => {
      const [agent, colleague] = [await seat(server, 'agent'), await seat(server, 'agent')];
      const caller = { accountId: '900', kind: 'stuck_verification', reason: 'called' };
      const answers = await Promise.all(
        [agent, colleague, agent, colleague].map((desk) => desk.post('/api/cases', caller)),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    });

    it('cannot act on their own account, nor on one seen on the same device', async () => {
      await openStuckCase(server, '200');
      const owner = await seat(server, 'agent', { ownAccounts: ['200'] });
      expect(await owner.next()).toMatchObject({ code: 'no_next_case' });
      expect((await (await seat(server, 'agent', { team: 'north' })).next()).status).toBe(200);
    });

    it('cannot act on the account of somebody in their team, until a manager assigns it to them', async () => {
      await seat(server, 'agent', { team: 'south', ownAccounts: ['100'] });
      const colleague = await seat(server, 'agent', { team: 'south' });
      const stranger = await seat(server, 'agent', { team: 'north' });
      expect(await colleague.next()).toMatchObject({ code: 'no_next_case' });
      expect((await stranger.next()).status).toBe(200);
      await stranger.act(id, 'hand-over', { to: colleague.code });
      expect(await colleague.decide(id)).toMatchObject({ status: 403, code: 'colleague_account' });
      expect(await (await seat(server, 'manager')).act(id, 'assign', { to: colleague.code })).toMatchObject({
        status: 200,
      });
      expect((await colleague.decide(id)).status).toBe(200);
    });
  });

  describe('who wants to see a phone', () => {
    it('needs a claim of their own, and a reason, and leaves a trace before the answer', async () => {
      const agent = await seat(server, 'agent');
      const looks = () => server.deps.db.read('audit_entries').where({ action: 'account.reveal' });
      expect(await agent.reveal(id)).toMatchObject({ status: 403 });
      await agent.next();
      expect(await agent.reveal(id, 'phone', '')).toMatchObject({ status: 400 });
      expect(await agent.reveal(id, 'name')).toMatchObject({ status: 403 });
      expect(await looks()).toEqual([]);
      expect((await agent.reveal(id)).body).toMatchObject({ value: SECRETS.phone });
      expect(await looks()).toMatchObject([
        { actor: agent.code, account_id: '100', case_id: id, reason: 'calls back' },
      ]);
      expect(await (await seat(server, 'agent')).reveal(id)).toMatchObject({ status: 403 });
    });

    it('loses the right with the claim: released, lapsed, decided', async () => {
      const agent = await seat(server, 'agent');
      await agent.next();
      server.pass(16 * MINUTE);
      expect(await agent.reveal(id)).toMatchObject({ code: 'not_claimed' });
      await server.runJob('timers');
      expect(await agent.reveal(id)).toMatchObject({ status: 403 });
      await agent.next();
      await agent.act(id, 'release');
      expect(await agent.reveal(id)).toMatchObject({ status: 403 });
      await agent.next();
      await agent.decide(id);
      expect(await agent.reveal(id)).toMatchObject({ status: 403 });
    });

    it('may not look at a case that is over, not even as a senior', async () => {
      const senior = await seat(server, 'senior');
      expect((await senior.reveal(id, 'name')).body).toMatchObject({ value: SECRETS.name });
      await server.deps.db.write((tx) => tx('cases').where({ id }).update({ state: 'ended' }));
      expect(await senior.reveal(id, 'name')).toMatchObject({ status: 403 });
    });

    it('has so many looks in a shift and no more', async () => {
      const few = settingsSchema.parse({ revealsPerShift: 2 });
      await server.deps.db.write((tx) => writeSettings(tx, TEST_NOW, systemActor('test'), few));
      const agent = await seat(server, 'agent');
      await agent.next();
      const together = await Promise.all([
        agent.reveal(id),
        agent.reveal(id),
        agent.reveal(id),
        agent.reveal(id),
      ]);
      expect(together.filter(({ status }) => status === 200)).toHaveLength(2);
      expect(await agent.reveal(id)).toMatchObject({ code: 'reveal_budget_spent' });
    });
  });

  describe('by role', () => {
    it('admins see no case, managers decide none, agents approve none', async () => {
      const [admin, manager] = [await seat(server, 'admin'), await seat(server, 'manager')];
      const agent = await seat(server, 'agent');
      for (const path of ['/api/cases', `/api/cases/${id}`, `/api/cases/${id}/status`, '/api/work'])
        expect(await admin.get(path)).toMatchObject({ status: 403 });
      const search = { accountId: '100', reason: 'curious' };
      for (const desk of [admin, manager]) {
        expect(await desk.post('/api/accounts/search', search)).toMatchObject({ status: 403 });
        expect(await desk.next()).toMatchObject({ status: 403 });
        expect(await desk.decide(id)).toMatchObject({ status: 403 });
        expect(await desk.reveal(id)).toMatchObject({ status: 403 });
        expect(await desk.act(id, 'approval', { verdict: 'approve' })).toMatchObject({ status: 403 });
      }
      expect(await manager.act(id, 'assign', { to: manager.code })).toMatchObject({ status: 404 });
      expect(await agent.act(id, 'approval', { verdict: 'approve' })).toMatchObject({ status: 403 });
      expect(await agent.act(id, 'assign', { to: agent.code })).toMatchObject({ status: 403 });
    });

    it('auditors write nothing but their own marks, holds and exports, by whatever route', async () => {
      const auditor = await seat(server, 'auditor');
      const tried: string[] = [];
      for (const { method, path, permission } of server.composed.routes) {
        if (method === 'get' || permission.by !== 'ability') continue;
        // A search of the record is asked in a body, and writes nothing.
        if (permission.action === 'read' || ['Review', 'Hold', 'Export'].includes(permission.subject))
          continue;
        const answer = await auditor.post(path.replaceAll(/:\w+/g, String(id)), {}, method.toUpperCase());
        expect(answer, `${method} ${path}`).toMatchObject({ status: 403 });
        tried.push(path);
      }
      expect(tried.length).toBeGreaterThan(15);
    });

    it('nobody reads a phone, a name, a device or an address in any answer', async () => {
      const agent = await seat(server, 'agent', { regions: ['CN-44'] });
      await leaveTraces(agent);
      const ids: Record<string, string> = { name: 'identity_strengthening', id: String(id) };
      const quarantined = await server.deps.db.read('quarantine').first<{ id: string }>('id');
      let read = 0;
      for (const role of ['agent', 'senior', 'manager', 'auditor', 'admin'] as const) {
        const desk = await seat(server, role);
        for (const { method, path, permission } of server.composed.routes) {
          if (method !== 'get' || permission.by === 'key') continue;
          const real = path.startsWith('/api/quarantine/')
            ? { id: quarantined.id }
            : path.startsWith('/api/accounts/')
              ? { id: '100' }
              : ids;
          const answer = await desk.get(
            `${path.replaceAll(/:(\w+)/g, (_, name: string) => (real as Record<string, string>)[name] ?? '')}` +
              (path.startsWith('/api/flows/:name/')
                ? '?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&edgeFrom=id_info&edgeTo=face_scan'
                : ''),
          );
          // What a case's number does not name is not there; what must be asked for more closely is refused.
          const isCases = /^\/api\/(?:cases|work|accounts)/.test(path);
          const allowed = isCases ? [200, 403, ...(path.includes(':') ? [404] : [])] : [200, 400, 403, 404];
          expect(allowed, `${role} ${path}`).toContain(answer.status);
          read += Number(answer.status === 200);
          const text = JSON.stringify(answer.body);
          for (const secret of ['13812345678', SECRETS.name, SECRETS.deviceId, SECRETS.ip, SECRETS.attribute])
            expect(text.includes(secret), `${role} ${path} shows ${secret}`).toBe(false);
        }
      }
      expect(read).toBeGreaterThan(30);
    });
  });

  /** Personal data wherever people and the platform can put it. */
  async function leaveTraces(agent: Desk): Promise<void> {
    const phone = SECRETS.phone;
    await server.ingest([
      {
        id: 'bad',
        accountId: '100',
        flow: 'nowhere',
        step: 'x',
        outcome: 'passed',
        occurredAt: new Date(TEST_NOW).toISOString(),
        ip: SECRETS.ip,
        deviceId: SECRETS.deviceId,
        attributes: { phone, note: SECRETS.attribute },
      },
    ]);
    const reason = `calls from ${phone}`;
    await agent.post('/api/accounts/search', { accountId: phone, reason });
    await (await seat(server, 'agent')).post('/api/phones/search', { phone, reason });
    await agent.next();
    await agent.reveal(id, 'phone', `call ${phone}`);
    await agent.post(`/api/cases/${id}/notes`, { text: `called ${phone}` });
    const until = new Date(TEST_NOW + 60 * MINUTE).toISOString();
    await agent.act(id, 'park', { until, reason: `call ${phone} later` });
    await agent.act(id, 'claim');
    const [colleague, manager] = [await seat(server, 'agent'), await seat(server, 'manager')];
    await agent.act(id, 'hand-over', { to: colleague.code, note: `her phone is ${phone}` });
    await manager.act(id, 'priority', { priority: 1, reason: `she rang from ${phone}` });
    const decided = await colleague.decide(id, 'reject', { message: `we call you at ${phone}` });
    expect(decided.status).toBe(200);
  }
});
