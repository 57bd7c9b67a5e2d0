import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Floor } from '../../server/contract/floor.ts';
import type { OutcomeCase } from '../../server/contract/outcomes.ts';
import type { Page } from '../../server/contract/page.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import type { Trends } from '../../server/contract/trends.ts';
import { type Desk, openStuckCase, pointWebhook, seat } from '../cases/insider-desk.ts';
import {
  gatherVouches,
  knowPeople,
  object,
  openRecovery,
  passTime,
  propose,
} from '../recoveries/recovery-desk.ts';
import { buildLoop } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { TEST_NOW } from '../support/test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { DAY, HOUR } from './build-weeks.ts';

const STUCK = 'identity_strengthening';

describeOnEachDatabase('What became of decisions', (open) => {
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

  const period = () =>
    new URLSearchParams({
      from: new Date(TEST_NOW - DAY).toISOString(),
      to: new Date(server.deps.clock()).toISOString(),
    }).toString();
  const trends = async (who: Desk, also = '') =>
    (await who.get(`/api/flows/${STUCK}/trends?${period()}${also}`)).body as Trends;
  const cases = async (who: Desk, figure: string, also = '') =>
    (
      (await who.get(`/api/flows/${STUCK}/outcome-cases?${period()}&figure=${figure}${also}`))
        .body as Page<OutcomeCase>
    ).data;
  const stands = async () => {
    await passTime(server, 31_000);
    await server.runJob('commands');
  };
  const decide = async (agent: Desk, id: number, type: string, params: object) => {
    await agent.next();
    const answer = await agent.decide(id, type, params);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await stands();
  };
  /** One case each that was ended, reopened, left waiting and handed up; told apart by account. */
  const fourCases = async () => {
    const agent = await seat(server, 'agent', { code: 'A7' });
    const ids = [];
    for (const account of ['1', '2', '3', '4']) ids.push(await openStuckCase(server, account));
    const [ended = 0, again = 0, waits = 0, up = 0] = ids;
    await decide(agent, ended, 'reject', {});
    await decide(agent, again, 'reject', {});
    await decide(agent, waits, 'request_evidence', { evidence: 'bank_card' });
    await decide(agent, up, 'escalate', {});
    await passTime(server, DAY);
    await server.ingest(buildLoop('2', server.deps.clock(), 3));
    return { ended, again, waits, up };
  };

  it('is counted once the days are over, each case by its first decision', async () => {
    const ids = await fourCases();
    await server.runJob('outcomes');
    const early = await trends(await seat(server, 'manager'));
    expect(early.all.firstContact).toMatchObject({ n: 0, of: 0, share: null });
    await passTime(server, 7 * DAY);
    await server.runJob('outcomes');
    const manager = await seat(server, 'manager');
    const { all, days, firstContactDays } = await trends(manager);
    expect(firstContactDays).toBe(7);
    expect(all.firstContact).toMatchObject({ n: 1, of: 4 });
    expect(days.reduce((sum, day) => sum + day.firstContact.of, 0)).toBe(4);
    const told = Object.fromEntries(
      (await cases(manager, 'first_contact')).map((one) => [one.caseId, one.ending]),
    );
    expect(told).toEqual({
      [ids.ended]: 'ended',
      [ids.again]: 'reopened',
      [ids.waits]: 'not_resolved',
      [ids.up]: 'escalated',
    });
    const missed = await cases(manager, 'first_contact', '&only=true');
    expect(new Set(missed.map((one) => one.caseId))).toEqual(new Set([ids.again, ids.waits, ids.up]));
  });

  it('tells managers, and them alone, whose cases had to be worked again', async () => {
    await fourCases();
    await passTime(server, 7 * DAY);
    await server.runJob('outcomes');
    const floor = async (who: Desk) => (await who.get(`/api/floor?${period()}`)).body as Floor;
    const { people, again } = await floor(await seat(server, 'manager'));
    // Who handed a case up decided nothing, and the period moved back to days that are old enough.
    expect(people.find(({ code }) => code === 'A7')?.workedAgain).toMatchObject({ n: 1, of: 3 });
    expect(again).toMatchObject({ days: 7, to: new Date(server.deps.clock() - 7 * DAY).toISOString() });
    const own = await floor(await seat(server, 'agent', { code: 'A7' }));
    expect([own.again, ...own.people.map((one) => one.workedAgain)].every((one) => one === null)).toBe(true);
  });

  it('is looked at anew when the setting names other days', async () => {
    await fourCases();
    await passTime(server, 7 * DAY);
    await server.runJob('outcomes');
    const admin = await seat(server, 'admin');
    const change = async (firstContactDays: number) => {
      const settings = settingsSchema.parse({ metrics: { firstContactDays } });
      const put = await admin.post('/api/settings', settings, 'PUT');
      if (put.status >= 300) throw new Error(JSON.stringify(put.body));
      await server.runJob('outcomes');
      return (await trends(await seat(server, 'manager'))).all.firstContact;
    };
    // A day after the decision it was not reopened yet.
    expect(await change(1)).toMatchObject({ n: 2, of: 4 });
    expect(await change(30)).toMatchObject({ of: 0 });
    await passTime(server, 30 * DAY);
    await server.runJob('outcomes');
    expect((await trends(await seat(server, 'manager'))).all.firstContact).toMatchObject({ n: 1, of: 4 });
  });

  it('stays within the regions of who asks', async () => {
    await fourCases();
    await passTime(server, 7 * DAY);
    await server.runJob('outcomes');
    const elsewhere = await seat(server, 'manager', { regions: ['CN-11'] });
    expect((await trends(elsewhere)).all.firstContact.of).toBe(0);
    expect(await cases(elsewhere, 'first_contact')).toEqual([]);
    const agent = await seat(server, 'agent');
    expect((await agent.get(`/api/flows/${STUCK}/outcome-cases?${period()}&figure=objections`)).status).toBe(
      403,
    );
  });

  it('counts objections in the wait before the effect, once the wait is over', async () => {
    await knowPeople(server);
    const [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    const id = await openRecovery(server);
    await gatherVouches(server);
    await propose(server, agent, id);
    await senior.act(id, 'approval', { verdict: 'approve' });
    await passTime(server, HOUR);
    expect((await object(server)).body).toMatchObject({ status: 'stopped' });
    const running = await trends(await seat(server, 'manager'));
    expect(running.all.objected).toMatchObject({ n: 0, of: 0 });
    await passTime(server, 72 * HOUR);
    const manager = await seat(server, 'manager');
    expect((await trends(manager)).all.objected).toMatchObject({ n: 1, of: 1 });
    expect(await cases(manager, 'objections')).toMatchObject([{ caseId: id, ending: 'objected' }]);
    expect(await cases(await seat(server, 'manager', { regions: ['CN-11'] }), 'objections')).toEqual([]);
  });
});
