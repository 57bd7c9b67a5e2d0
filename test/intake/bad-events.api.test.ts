import { describe, expect, test } from 'vitest';
import type { IngestAnswer } from '../../server/contract/event-format.ts';
import { openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { describeAtTheDoor, event } from './intake-door.ts';

describeAtTheDoor('What the platform sends wrongly among what is right', (door) => {
  test('the very same request again is a replay; signed anew it is a retry and adds nothing', async () => {
    const body = [event(), event({ step: 'no_such_step' })];
    const id = 'msg_bad_input';
    expect((await door().post(body, { id })).body).toMatchObject({ accepted: 1, rejected: 1 });
    const before = await door().stored();
    expect(await door().post(body, { id })).toMatchObject({ status: 409, code: 'replayed' });
    expect((await door().post(body, { id, at: TEST_NOW + 1_000 })).body).toMatchObject({
      duplicate: 1,
      rejected: 1,
    });
    expect(await door().post([event()], { id, at: TEST_NOW + 2_000 })).toMatchObject({
      status: 409,
      code: 'id_reused',
    });
    expect(await door().stored()).toBe(before);
  });

  test('a line says to the engineer what is wrong with it, by path', async () => {
    const answer = await door().post([
      event({ step: '__proto__', colour: 'red' }),
      event({ attributes: { a: ['x\u0000'] } }),
    ]);
    expect((answer.body as IngestAnswer).results.map(({ detail }) => detail)).toEqual([
      'step: must match [a-z][a-z0-9_]{0,63}; colour: is not a known field',
      'attributes: must not contain NUL or a lone surrogate',
    ]);
  });

  describe('of accounts and their ties', () => {
    const ACCOUNTS = '/api/platform/v1/accounts';
    const RELATIONS = '/api/platform/v1/relations';
    const tie = (details: unknown) => ({
      kind: 'carrier_notice',
      accountId: '1',
      since: '2026-01-01T00:00:00Z',
      details,
    });

    test.each<[string, string, unknown]>([
      ['a NUL', ACCOUNTS, { accountId: '1', nickname: 'a\u0000' }],
      ['half a character', ACCOUNTS, { accountId: '1', name: 'a\ud800' }],
      ['a number that is no phone', ACCOUNTS, { accountId: '1', phone: '13812345678' }],
      ['an unknown field', ACCOUNTS, { accountId: '1', password: 'x' }],
      ['nothing that is an account', ACCOUNTS, 7],
      ['a NUL in a name', RELATIONS, tie({ 'a\u0000': 1 })],
      ['a name that no object can have', RELATIONS, tie(JSON.parse('{"__proto__":{"a":1}}'))],
    ])('one with %s is refused alone', async (_, path, bad) => {
      const good = path === ACCOUNTS ? { accountId: '2', nickname: '小明' } : tie({ a: 1 });
      const answer = await door().server.platform(path, [good, bad, good]);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      expect(answer.body).toMatchObject({
        accepted: 2,
        rejected: 1,
        results: [{ status: 'accepted' }, { index: 1, status: 'rejected', code: 'invalid_request' }, {}],
      });
    });

    test('one that nests without end refuses the request', async () => {
      const deep = `[{"details":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`;
      for (const path of [ACCOUNTS, RELATIONS])
        expect(await door().server.platform(path, deep)).toMatchObject({
          status: 400,
          code: 'invalid_request',
        });
    });

    test('the same account twice in one batch ends as it was said last', async () => {
      const twice = ['due', 'blocked'].map((gate) => ({ accountId: 'twice', gate }));
      expect(await door().server.platform(ACCOUNTS, twice)).toMatchObject({ status: 200 });
      expect(await door().db.read('accounts').where({ account_id: 'twice' })).toMatchObject([
        { gate: 'blocked' },
      ]);
    });
  });

  describe('waits in quarantine', () => {
    const LIST = '/api/quarantine?state=waiting&limit=100';
    const flow = {
      name: 'defined_later',
      titles: { en: 'Later', 'zh-CN': '之后' },
      steps: [{ name: 'only', titles: { en: 'Only', 'zh-CN': '唯一' } }],
      terminal: { success: [{ step: 'only', outcome: 'passed' }] },
    };

    test('and is taken once its flow is defined and an admin tries it again', async () => {
      const admin = await openSessionAs(door().server.deps, 'admin');
      const early = event({
        flow: 'defined_later',
        step: 'only',
        accountId: 'later',
        attributes: { name: '张三丰' },
      });
      expect((await door().post([early])).body).toMatchObject({ rejected: 1 });
      const list = await door().server.call(LIST, { as: admin });
      const item = (list.body as { data: { id: string; eventId: string }[] }).data.find(
        ({ eventId }) => eventId === early['id'],
      );
      expect(item).toMatchObject({ code: 'unknown_flow', flow: 'defined_later', accountId: 'later' });
      const id = item?.id ?? '';
      const detail = await door().server.call(`/api/quarantine/${id}`, { as: admin });
      expect(detail.status).toBe(200);
      expect(JSON.stringify(detail.body)).not.toContain('张三丰');

      const replay = () => door().server.call('/api/quarantine/replay', { as: admin, json: { ids: [id] } });
      expect((await replay()).body).toMatchObject({
        results: [{ status: 'rejected', code: 'unknown_flow' }],
      });
      const again = (
        (await door().server.call(LIST, { as: admin })).body as { data: { id: string; eventId: string }[] }
      ).data;
      const kept = again.filter(({ eventId }) => eventId === early['id']);
      expect(kept).toHaveLength(1);

      expect(
        (await door().server.platform('/api/platform/v1/flows/defined_later', flow, { method: 'PUT' }))
          .status,
      ).toBe(200);
      const taken = await door().server.call('/api/quarantine/replay', {
        as: admin,
        json: { ids: [kept[0]?.id] },
      });
      expect(taken.body).toMatchObject({ results: [{ status: 'accepted' }] });
      expect(await door().db.read('journeys').where({ account_id: 'later' })).toHaveLength(1);
      expect((await door().post([early])).body).toMatchObject({ duplicate: 1 });
      const twice = await door().server.call('/api/quarantine/replay', {
        as: admin,
        json: { ids: [kept[0]?.id] },
      });
      expect(twice).toMatchObject({ status: 409, code: 'state_conflict' });
    });

    test('every item there can be opened and tried again, whatever was sent', async () => {
      const admin = await openSessionAs(door().server.deps, 'admin');
      const odd = [
        null,
        7,
        '',
        '\u0000',
        '\ud800',
        '__proto__',
        'constructor',
        { a: [1] },
        ['x'],
        '<b>',
        'x'.repeat(99),
      ];
      const fields = ['id', 'accountId', 'flow', 'step'];
      await door().post(
        fields.flatMap((field) => odd.map((value) => event({ [field]: value, outcome: 'none' }))),
      );
      const ids: string[] = [];
      for (let cursor = ''; ; ) {
        const page = (await door().server.call(`${LIST}${cursor}`, { as: admin })).body as {
          data: { id: string }[];
          pageInfo: { nextCursor: string | null };
        };
        ids.push(...page.data.map(({ id }) => id));
        if (page.pageInfo.nextCursor === null) break;
        cursor = `&cursor=${page.pageInfo.nextCursor}`;
      }
      expect(ids.length).toBeGreaterThan(30);
      for (const id of ids)
        expect((await door().server.call(`/api/quarantine/${id}`, { as: admin })).status).toBe(200);
      const replay = await door().server.call('/api/quarantine/replay', {
        as: admin,
        json: { ids: ids.slice(0, 200) },
      });
      expect(replay.status, JSON.stringify(replay.body)).toBe(200);
    });

    test('for admins: an agent sees nothing of it, a manager may not try it', async () => {
      const agent = await openSessionAs(door().server.deps, 'agent');
      const manager = await openSessionAs(door().server.deps, 'manager');
      expect(await door().server.call(LIST, { as: agent })).toMatchObject({ status: 403 });
      expect((await door().server.call(LIST, { as: manager })).status).toBe(200);
      const json = { ids: ['x'] };
      expect(await door().server.call('/api/quarantine/replay', { as: manager, json })).toMatchObject({
        status: 403,
      });
    });
  });
});
