import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Certificate } from '../../server/contract/retention.ts';
import type { QualityReview } from '../../server/contract/quality.ts';
import { seat } from '../cases/insider-desk.ts';
import { closeCase, draw, EVERYTHING, readAs, review, seatTeams } from '../quality/quality-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const DAY = 86_400_000;

describeOnEachDatabase('What deciders saw', (open) => {
  let server: ComposedServer;
  let platform: WebhookReceiver;
  let people: Awaited<ReturnType<typeof seatTeams>>;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startWebhookReceiver();
    people = await seatTeams(server, platform);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  const keepFor = async (keepStoriesDays: number | null) => {
    const set = await (await seat(server, 'admin')).post(
      '/api/settings',
      { quality: EVERYTHING, keepStoriesDays },
      'PUT',
    );
    if (set.status !== 200) throw new Error(JSON.stringify(set.body));
  };
  const stories = async () =>
    (await server.deps.db.read('decision_stories').orderBy('account_id').pluck('account_id')) as string[];
  const certificates = async () =>
    ((await server.deps.db.read('destructions').orderBy('id').pluck('certificate')) as string[]).flatMap(
      (text) => (JSON.parse(text) as Certificate).destroyed,
    );

  it('is destroyed so long after its review was over, with a certificate, while verdict and figures stay', async () => {
    await closeCase(server, people.agent, '1');
    await closeCase(server, people.agent, '2');
    await draw(server);
    const id = await review(server, people.reviewer, { type: 'reject', reason: 'suspected_fraud' });
    expect(await stories()).toEqual(['1', '2']);
    await keepFor(200);
    server.pass(199 * DAY);
    await server.runJob('retention');
    expect(await stories()).toEqual(['1', '2']);
    server.pass(2 * DAY);
    await server.runJob('retention');
    // The other review was never taken: nobody has looked at it yet.
    expect(await stories()).toHaveLength(1);
    expect(await certificates()).toMatchObject([{ type: 'stories', rows: 1, held: 0 }]);
    const manager = await seat(server, 'manager');
    const { data } = (await manager.get('/api/quality')).body as { data: QualityReview[] };
    expect(data).toMatchObject([{ id, agrees: true }]);
    const page = await readAs(await seat(server, 'auditor'), id);
    expect(page.events).toEqual([]);
    await server.runJob('timers');
    server.pass(201 * DAY);
    await server.runJob('retention');
    expect(await stories()).toEqual([]);
  });

  it('stays for ever where no time is set, and under a hold on the account', async () => {
    await closeCase(server, people.agent, '1');
    await draw(server);
    await review(server, people.reviewer, { type: 'reject', reason: 'suspected_fraud' });
    server.pass(4_000 * DAY);
    await server.runJob('retention');
    expect(await stories()).toEqual(['1']);
    await keepFor(200);
    const auditor = await seat(server, 'auditor');
    const held = await auditor.post('/api/holds', { accountId: '1', reason: 'court order 7' });
    expect(held.status).toBeLessThan(300);
    await server.runJob('retention');
    expect(await stories()).toEqual(['1']);
    expect(await certificates()).toEqual([]);
  });
});
