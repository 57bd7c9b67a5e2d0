import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../db/tables.ts';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { buildLoop, buildPlatformEvents } from '../support/build-rooms.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs } from '../support/test-server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describeOnEachDatabase('A case of an account', (open) => {
  describe('over HTTP', () => {
    let server: ComposedServer;
    let agent: string;
    beforeEach(async () => {
      server = await startComposedServer(await open());
      agent = await openSessionAs(server.deps, 'agent', { code: 'A07' });
    });
    afterEach(() => server.close());

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
    };

    describe('by silence', () => {
      it('opens when 72 hours have passed since something was submitted', async () => {
        await send(steps(now(), 'id_info submitted'));
        await pass(72 * HOUR - 1);
        await server.runJob('silence');
        expect(await states()).toEqual([]);
        await pass(1);
        await server.runJob('silence');
        expect(await cases()).toMatchObject([{ state: 'open', laps: 0, stuck_step: 'id_info' }]);
        await server.runJob('silence');
        expect(await states()).toEqual(['open']);
      });

      it('opens at once when the events come that late', async () => {
        await send(steps(now() - 72 * HOUR, 'id_info submitted'));
        expect(await states()).toEqual(['open']);
      });

      it('opens although the same journey had a case that a late event ended', async () => {
        await send(steps(now() - 72 * HOUR, 'id_info submitted'));
        await send(steps(now() - HOUR, 'face_scan entered', 'face_scan submitted').slice(1));
        const late = steps(now() - 71 * HOUR, 'id_info passed');
        await send(late);
        expect(await states()).toEqual(['ended']);
        await pass(72 * HOUR);
        await server.runJob('silence');
        expect(await states()).toEqual(['open']);
      });

      it('does not count on what an end has closed', async () => {
        await send(steps(now(), 'id_info submitted', 'verdict passed'));
        await pass(100 * HOUR);
        await server.runJob('silence');
        expect(await states()).toEqual([]);
      });
    });

    it('never leaves two cases open for one account and flow', async () => {
      for (let day = 4; day >= 0; day -= 1) {
        await send(buildLoop('100', now() - day * DAY - HOUR, 2));
        await send(steps(now() - day * DAY, 'id_info cancelled'));
      }
      expect(await states()).toEqual(['ended', 'ended', 'ended', 'ended', 'open']);
    });

    it('in two flows has a case in each', async () => {
      await send(buildLoop('100', now(), 2));
      await send(
        buildPlatformEvents(
          '100',
          now(),
          ['number_entered', 'code_check', 'number_entered', 'code_check', 'number_entered'].map(
            (step) => `${step} entered`,
          ),
          { flow: 'phone_gate' },
        ),
      );
      expect((await cases()).map(({ flow, state }) => [flow, state])).toEqual([
        ['identity_strengthening', 'open'],
        ['phone_gate', 'open'],
      ]);
    });

    describe('of an account that the platform tells of', () => {
      const tell = async (patch: Record<string, unknown>) => {
        const answer = await server.platform('/api/platform/v1/accounts/100', patch, { method: 'PUT' });
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      };

      it('rises to priority 1 when the gate blocks it, before or after', async () => {
        await send(buildLoop('100', now(), 2));
        expect(await cases()).toMatchObject([{ priority: 3 }]);
        const due = (await cases())[0]?.due_at ?? 0;
        await tell({ gate: 'blocked' });
        expect(await cases()).toMatchObject([{ priority: 1 }]);
        expect((await cases())[0]?.due_at).toBeLessThan(due);
        await server.platform('/api/platform/v1/accounts/200', { gate: 'blocked' }, { method: 'PUT' });
        await send(buildLoop('200', now(), 2));
        expect(await cases('200')).toMatchObject([{ priority: 1 }]);
      });

      it('is of the account’s region over the first event’s, and of none where neither says', async () => {
        const inRegion = (accountId: string) =>
          buildLoop(accountId, now(), 2).map((event) => ({ ...event, region: 'CN-11' }));
        await send(inRegion('100'));
        expect(await cases()).toMatchObject([{ region: 'CN-11' }]);
        await tell({ region: 'CN-44' });
        expect(await cases()).toMatchObject([{ region: 'CN-44' }]);
        await server.platform('/api/platform/v1/accounts/200', { region: 'CN-31' }, { method: 'PUT' });
        await send(inRegion('200'));
        expect(await cases('200')).toMatchObject([{ region: 'CN-31' }]);
        await send(buildLoop('300', now(), 2));
        expect(await cases('300')).toMatchObject([{ region: '' }]);
      });
    });

    describe('beside a case that was opened for a caller', () => {
      const openForCaller = async () => {
        const answer = await server.call('/api/cases', {
          as: agent,
          json: {
            accountId: '100',
            kind: 'stuck_verification',
            flow: 'identity_strengthening',
            reason: 'called',
          },
        });
        expect(answer.status, JSON.stringify(answer.body)).toBe(201);
        return (answer.body as { id: number }).id;
      };

      it('takes it over: one case, not two', async () => {
        await send(buildLoop('100', now(), 1));
        const id = await openForCaller();
        await pass(HOUR);
        await send(buildLoop('100', now(), 1).slice(1));
        expect(await cases()).toMatchObject([{ id, state: 'open', laps: 2 }]);
      });

      it('takes it over also where the account had done nothing yet', async () => {
        const id = await openForCaller();
        await send(buildLoop('100', now() + MINUTE, 2));
        expect((await cases()).filter(({ state }) => state === 'open')).toMatchObject([{ id }]);
      });

      it('leaves it open while nothing is decided, and self-resolved when the caller gets through', async () => {
        await send(buildLoop('100', now() - HOUR, 1));
        await openForCaller();
        await send(steps(now(), 'face_scan entered'));
        expect(await states()).toEqual(['open']);
        await pass(MINUTE);
        await send(steps(now(), 'verdict passed'));
        expect(await states()).toEqual(['self_resolved']);
      });

      it('is refused while one is open already', async () => {
        await send(buildLoop('100', now(), 2));
        const answer = await server.call('/api/cases', {
          as: agent,
          json: { accountId: '100', kind: 'stuck_verification', reason: 'called' },
        });
        expect(answer).toMatchObject({ status: 409, code: 'open_case_exists' });
      });
    });
  });
});
