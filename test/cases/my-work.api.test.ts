import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MyWork } from '../../server/contract/cases.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Desk, openStuckCase, seat } from './insider-desk.ts';

describeOnEachDatabase('My work', (open) => {
  let server: ComposedServer;
  let agent: Desk;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    id = await openStuckCase(server, '100');
    agent = await seat(server, 'agent');
    await agent.next();
  });
  afterEach(() => server.close());

  const claimed = async () => {
    const work = (await agent.get('/api/work')).body as MyWork;
    return work.claimed.map((row) => [row.id, row.answered]);
  };

  describe('says that the user answered', () => {
    it('not of a case whose decision was taken back before anybody was asked', async () => {
      expect(await claimed()).toEqual([[id, false]]);
      await agent.decide(id);
      await agent.act(id, 'undo');
      expect(await claimed()).toEqual([[id, false]]);
    });

    it('of a case that came back from its user', async () => {
      const { write } = server.deps.db;
      const at = server.deps.clock();
      for (const [n, action] of ['decided', 'user_answered'].entries())
        await write((tx) =>
          tx('case_actions').insert({ id: `own-${n}`, case_id: id, at: at + n, action, details: '{}' }),
        );
      expect(await claimed()).toEqual([[id, true]]);
    });
  });

  it('counts the time up to the decision as spent on the case, but no pause', async () => {
    server.pass(40_000);
    await agent.act(id, 'claim/renew');
    server.pass(25_000);
    await agent.decide(id);
    const { day } = (await agent.get('/api/work')).body as MyWork;
    expect(day).toMatchObject({ handled: 1, medianActiveSeconds: 65 });
    await agent.act(id, 'undo');
    server.pass(600_000);
    await agent.decide(id);
    const after = (await agent.get('/api/work')).body as MyWork;
    expect(after.day).toMatchObject({ handled: 1, medianActiveSeconds: 155 });
  });
});
