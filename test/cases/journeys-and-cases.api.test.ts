import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../db/tables.ts';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { buildLoop, buildPlatformEvents } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { startWebhookReceiver, WEBHOOK_SECRET, type WebhookReceiver } from '../support/webhook-receiver.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

describeOnEachDatabase('A stuck journey and its case', (open) => {
  describe('over HTTP', () => {
    let server: ComposedServer;
    let platform: WebhookReceiver;
    let agent: string;

    beforeEach(async () => {
      server = await startComposedServer(await open());
      platform = await startWebhookReceiver();
      const webhook = { address: platform.address, secret: WEBHOOK_SECRET };
      const { db, vault } = server.deps;
      await db.write((tx) => writeWebhook(tx, vault, TEST_NOW, systemActor('test'), webhook));
      agent = await openSessionAs(server.deps, 'agent', { code: 'A07' });
    });
    afterEach(async () => {
      await server.close();
      await platform.close();
    });

    const now = () => server.deps.clock();
    const cases = (accountId = '100') =>
      server.deps.db.read<CaseRecord>('cases').where({ account_id: accountId }).orderBy('id');
    const states = async (accountId = '100') => (await cases(accountId)).map(({ state }) => state);
    const send = async (events: readonly PlatformEvent[]) => {
      for (const { status, detail } of await server.ingest(events)) expect(status, detail).toBe('accepted');
    };
    /** Events of account 100 a minute apart, the last one at `until`. */
    const steps = (until: number, ...texts: string[]) => buildPlatformEvents('100', until, texts);
    const pass = async (ms: number) => {
      server.pass(ms);
      await server.runJob('timers');
      // A session lasts eight hours.
      agent = await openSessionAs(server.deps, 'agent', { code: 'A07' });
    };
    const claimNext = async () => {
      const answer = await server.call('/api/cases/next', { as: agent, json: {} });
      return answer.status === 200 ? (answer.body as { id: number }).id : null;
    };
    /** Claims the next case, asks for one piece of evidence, and lets the command be delivered. */
    const decide = async (deliver = true) => {
      const id = await claimNext();
      const status = await server.call(`/api/cases/${id}/status`, { as: agent });
      const answer = await server.call(`/api/cases/${id}/decisions`, {
        as: agent,
        headers: { 'idempotency-key': `decide-${id}-${now()}` },
        json: {
          type: 'request_evidence',
          params: { evidence: 'bank_card' },
          reason: 'other',
          version: (status.body as { version: number }).version,
        },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      if (!deliver) return;
      await pass(31_000);
      await server.runJob('commands');
      await expect.poll(async () => (await cases()).find((one) => one.id === id)?.state).toBe('waiting_user');
    };

    describe('while nobody has decided', () => {
      it('is open while the user is locked out, and self-resolved when they get through', async () => {
        await send(buildLoop('100', now(), 2));
        expect(await states()).toEqual(['open']);
        await pass(MINUTE);
        await send(steps(now(), 'verdict passed'));
        expect(await states()).toEqual(['self_resolved']);
        expect(await claimNext()).toBeNull();
      });

      it('is self-resolved when the user gets through in a later journey', async () => {
        await send(buildLoop('100', now() - HOUR, 2));
        await send(steps(now() - HOUR / 2, 'id_info cancelled'));
        await send(steps(now(), 'id_info entered', 'verdict passed'));
        expect(await states()).toEqual(['self_resolved']);
      });

      it('stays self-resolved when the account gets stuck once more, months later', async () => {
        await send(buildLoop('100', now() - HOUR, 2));
        await send(steps(now(), 'verdict passed'));
        await pass(80 * DAY);
        for (const event of buildLoop('100', now(), 2)) await send([event]);
        expect(await states()).toEqual(['self_resolved', 'open']);
      });

      it('stays open after a failure of less than the gap ago, and is ended when the gap has passed', async () => {
        await send(buildLoop('100', now() - HOUR, 2));
        await send(steps(now(), 'id_info cancelled'));
        expect(await states()).toEqual(['open']);
        await pass(30 * DAY);
        expect(await states()).toEqual(['open']);
        await pass(1);
        expect(await states()).toEqual(['ended']);
      });

      it('is ended by the clock when the journey lapses, counted from its last event', async () => {
        await send(buildLoop('100', now(), 2));
        await pass(29 * DAY);
        await send(steps(now(), 'id_info entered'));
        await pass(2 * DAY);
        expect(await states()).toEqual(['open']);
        await pass(28 * DAY + 1);
        expect(await states()).toEqual(['ended']);
      });

      it('is taken out of an agent’s hands when it ends', async () => {
        await send(buildLoop('100', now(), 2));
        expect(await claimNext()).not.toBeNull();
        await send(steps(now() + 1_000, 'verdict passed'));
        expect(await cases()).toMatchObject([
          { state: 'self_resolved', assignee_id: null, claim_until: null },
        ]);
      });

      it('is ended when a late event shows that it was never stuck', async () => {
        const loop = buildLoop('100', now(), 2);
        await send(loop);
        expect(await states()).toEqual(['open']);
        // The user had given up after the first lap: two journeys of one lap each.
        await send(steps(Date.parse(loop[4]?.occurredAt ?? '') + 1_000, 'id_info cancelled'));
        expect(await states()).toEqual(['ended']);
        expect(await claimNext()).toBeNull();
      });

      it('is open again when a later event makes it stuck after all', async () => {
        const loop = buildLoop('100', now(), 2);
        await send(loop);
        await send(steps(Date.parse(loop[4]?.occurredAt ?? '') + 1_000, 'id_info cancelled'));
        expect(await states()).toEqual(['ended']);
        await pass(HOUR);
        await send(buildLoop('100', now(), 1).slice(1));
        expect((await states()).filter((state) => state === 'open')).toHaveLength(1);
      });

      it('and that was opened again still ends by the clock', async () => {
        const loop = buildLoop('100', now() - 40 * DAY, 2);
        await send(loop);
        expect(await states()).toEqual(['ended']);
        // Days later than the others an event arrives that lies in between: the journey has not lapsed.
        await send(steps(now() - 20 * DAY, 'face_scan entered'));
        expect(await states()).toEqual(['open']);
        await pass(10 * DAY);
        expect(await states()).toEqual(['open']);
        await pass(1);
        expect(await states()).toEqual(['ended']);
      });
    });

    describe('once somebody has decided', () => {
      it('stands although a late event shows that it was never stuck', async () => {
        const loop = buildLoop('100', now(), 2);
        await send(loop);
        await decide();
        await send(steps(Date.parse(loop[4]?.occurredAt ?? '') + 1_000, 'id_info cancelled'));
        expect(await states()).toEqual(['waiting_user']);
      });

      it('is self-resolved, and nothing is sent, when the user gets through before the command went out', async () => {
        await send(buildLoop('100', now(), 2));
        await decide(false);
        await send(steps(now(), 'verdict passed'));
        expect(await states()).toEqual(['self_resolved']);
        await pass(HOUR);
        await server.runJob('commands');
        expect(await server.deps.db.read('outbox').select('state')).toEqual([{ state: 'cancelled' }]);
        expect(platform.received).toEqual([]);
      });

      it('is resolved when the user gets through after it', async () => {
        await send(buildLoop('100', now(), 2));
        await decide();
        await pass(MINUTE);
        await send(steps(now(), 'verdict passed'));
        expect(await states()).toEqual(['resolved']);
      });

      it('comes back after seven silent days, offered first to who asked, and still ends by the clock', async () => {
        await send(buildLoop('100', now(), 2));
        await pass(29 * DAY);
        await send(steps(now(), 'face_scan entered'));
        await decide();
        await pass(2 * DAY);
        expect(await states()).toEqual(['waiting_user']);
        await pass(5 * DAY);
        expect(await cases()).toMatchObject([{ state: 'open', offered_to: expect.any(String) }]);
        await pass(23 * DAY);
        expect(await states()).toEqual(['ended']);
      });

      it('is open again when the user goes round once more', async () => {
        await send(buildLoop('100', now(), 2));
        const id = (await cases())[0]?.id;
        await decide();
        await server.deps.db.write((tx) =>
          tx('cases').where({ id }).update({ state: 'resolved', closed_at: now() }),
        );
        await pass(HOUR);
        await send(buildLoop('100', now(), 1).slice(1));
        expect(await cases()).toMatchObject([{ id, state: 'open', reopened: 1, closed_at: null, laps: 3 }]);
        expect(await claimNext()).toBe(id);
      });

      it('has a new case beside it when a new journey is stuck', async () => {
        await send(buildLoop('100', now(), 2));
        await decide();
        await pass(MINUTE);
        await send(steps(now(), 'verdict passed'));
        await pass(DAY);
        await send(buildLoop('100', now(), 2));
        expect(await states()).toEqual(['resolved', 'open']);
      });

      it('a success of before the decision is not an escape by it', async () => {
        await send(steps(now() - 2 * DAY, 'id_info entered', 'verdict passed'));
        await send(buildLoop('100', now(), 2));
        await decide();
        // Late, and before everything: the pair is stitched again from its first journey on.
        await send(steps(now() - 3 * DAY, 'id_info cancelled'));
        expect(await server.deps.db.read('decisions').select('escaped_at')).toEqual([{ escaped_at: null }]);
        await pass(MINUTE);
        await send(steps(now(), 'verdict passed'));
        expect(await server.deps.db.read('decisions').select('escaped_at')).toEqual([{ escaped_at: now() }]);
      });
    });

    it('of two journeys that a late event joins, the younger undecided case merges into the older', async () => {
      // The second loop begins 40 days after the first one's end: another journey.
      const first = now() - 50 * DAY;
      await send(buildLoop('100', first, 2));
      await send(buildLoop('100', first + 40 * DAY, 2));
      expect(await states()).toEqual(['ended', 'open']);
      const [older, younger] = await cases();
      await send(steps(first + 20 * DAY, 'face_scan entered'));
      const joined = await cases();
      expect(joined).toMatchObject([
        { id: older?.id, state: 'open', journey_id: expect.any(String) },
        { id: younger?.id, state: 'ended', journey_id: null },
      ]);
      expect(await server.deps.db.read('journeys').where({ account_id: '100' })).toHaveLength(1);
      const merged = await server.deps.db.read('case_actions').where({ action: 'merged' }).first();
      expect(JSON.parse(merged.details as string)).toEqual({ into: older?.id });
    });

    it('split by a late event, the case follows the journey of the event that made it stuck', async () => {
      const loop = buildLoop('100', now(), 4);
      await send(loop);
      const stuckEvent = (await cases())[0]?.stuck_event_id;
      await send(steps(Date.parse(loop[10]?.occurredAt ?? '') + 1_000, 'id_info cancelled'));
      const journeys = await server.deps.db
        .read('journeys')
        .where({ account_id: '100' })
        .orderBy('started_at');
      expect(journeys).toHaveLength(2);
      const all = await cases();
      expect(all).toHaveLength(2);
      expect(all[0]).toMatchObject({ stuck_event_id: stuckEvent, journey_id: journeys[0]?.id });
      expect(all[1]).toMatchObject({ state: 'open', journey_id: journeys[1]?.id });
    });

    it('opens with the third failed journey in a row, and not when one of them began too late', async () => {
      const failed = (at: number) => steps(at, 'id_info entered', 'id_info cancelled');
      await send([...failed(now() - 2 * DAY), ...failed(now() - DAY)]);
      expect(await states()).toEqual([]);
      await send(failed(now()));
      expect(await cases()).toMatchObject([{ state: 'open', laps: 0 }]);
      const other = (at: number) => buildPlatformEvents('200', at, ['id_info entered', 'id_info cancelled']);
      await send([...other(now() - 40 * DAY), ...other(now() - 5 * DAY), ...other(now())]);
      expect(await states('200')).toEqual([]);
    });

    it('of a year ago is ended, and never queued', async () => {
      await send(buildLoop('100', now() - 365 * DAY, 6));
      expect(await cases()).toMatchObject([{ state: 'ended', laps: 6 }]);
      expect(await claimNext()).toBeNull();
      const admin = await openSessionAs(server.deps, 'auditor');
      const list = await server.call('/api/cases?state=open', { as: admin });
      expect(list.body).toMatchObject({ data: [] });
    });

    it('of a year ago, with the same account through since, is self-resolved or ended, never open', async () => {
      await send(buildLoop('100', now() - 365 * DAY, 3));
      await send(steps(now(), 'id_info entered', 'verdict passed'));
      expect(await states()).toEqual(['ended']);
    });
  });
});
