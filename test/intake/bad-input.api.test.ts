import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { IngestAnswer } from '../../server/contract/event-format.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { makeKey, openSessionAs, type SendOptions, TEST_NOW } from '../support/test-server.ts';

const PATH = '/api/platform/v1/events';
const ACCENT = '\u00e9';
let made = 0;

/** An event that may be taken; name only what matters. */
function event(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    id: `evt_${made}`,
    accountId: '100200300',
    flow: 'identity_strengthening',
    step: 'id_info',
    outcome: 'entered',
    occurredAt: new Date(TEST_NOW - 60_000).toISOString(),
    ...changes,
  };
}

describeOnEachDatabase('What the platform sends wrongly', (open) => {
  let db: Database;
  let server: ComposedServer;
  beforeAll(async () => {
    db = await open();
    server = await startComposedServer(db);
  });
  // A block of its own, so that the server is closed before its database goes.
  describe('over HTTP', () => {
    afterAll(() => server.close());

    const post = (body: unknown, options: Partial<SendOptions> = {}) => server.platform(PATH, body, options);
    const ndjson = { headers: { 'content-type': 'application/x-ndjson' } };
    const stored = async () => Number((await db.read('events').count({ n: '*' }))[0]?.['n'] ?? 0);
    const waiting = async () => Number((await db.read('quarantine').count({ n: '*' }))[0]?.['n'] ?? 0);
    const isUp = async () => expect((await post([event()])).body).toMatchObject({ accepted: 1 });
    /** The batch is refused as a whole: a problem with this code, nothing written, and the server goes on. */
    async function refusesAll(
      expected: { status: number; code: string },
      body: unknown,
      options: Partial<SendOptions> = {},
    ): Promise<void> {
      const before = [await stored(), await waiting()];
      const answer = await post(body, options);
      expect(answer).toMatchObject(expected);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect([await stored(), await waiting()]).toEqual(before);
      await isUp();
    }
    /** The one event is refused with this code, and those before and after it are taken. */
    async function refusesOne(code: string, bad: unknown): Promise<void> {
      const [first, last] = [event(), event()];
      const before = [await stored(), await waiting()];
      const answer = await post([first, bad, last]);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      const { results, ...counts } = answer.body as IngestAnswer;
      expect(counts).toEqual({ accepted: 2, duplicate: 0, rejected: 1 });
      expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
      expect(results[1]).toMatchObject({ code });
      expect([await stored(), await waiting()]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
    }

    describe('is refused as a whole, with nothing written, where', () => {
      test.each(['', '[', '{"id":1', '[{"id":}]', 'NaN', "[{'id':1}]", '[1,]'])(
        'it is no JSON: %s',
        async (body) => {
          await refusesAll({ status: 400, code: 'malformed_json' }, body);
        },
      );

      test.each(['{}', 'null', '"text"', '1'])('it is JSON but no list: %s', async (body) => {
        await refusesAll({ status: 400, code: 'invalid_request' }, body);
      });

      test.each([{}, ndjson])('it is not UTF-8 (%o)', async (options) => {
        const bytes = Buffer.from(JSON.stringify([event({ channel: ACCENT })]), 'latin1');
        await refusesAll({ status: 400, code: 'invalid_utf8' }, undefined, { ...options, bytes });
      });

      test('it carries a surrogate’s bytes, which is not UTF-8 either', async () => {
        const [before = '', after = ''] = JSON.stringify([event({ channel: 'X' })]).split('X');
        const bytes = Buffer.concat([
          Buffer.from(before),
          Buffer.from([0xed, 0xa0, 0x80]),
          Buffer.from(after),
        ]);
        await refusesAll({ status: 400, code: 'invalid_utf8' }, undefined, { bytes });
      });

      test('a NUL stands raw in a text', async () => {
        await refusesAll({ status: 400, code: 'malformed_json' }, `[{"id":"a\u0000b"}]`);
      });

      test('it is larger than 4 MiB', async () => {
        const body = JSON.stringify([event({ attributes: { a: 'x'.repeat(4 * 1024 * 1024) } })]);
        await refusesAll({ status: 413, code: 'body_too_large' }, body);
      });

      test.each([{}, ndjson])('it has 1,001 events (%o)', async (options) => {
        const events = Array.from({ length: 1_001 }, () => event());
        const lines = events.map((one) => JSON.stringify(one));
        const body = 'headers' in options ? lines.join('\n') : `[${lines.join(',')}]`;
        await refusesAll({ status: 413, code: 'too_many_items' }, body, options);
      });

      test('it is small when packed and too large when unpacked', async () => {
        const bomb = `[${' '.repeat(64 * 1024 * 1024)}]`;
        await refusesAll({ status: 413, code: 'body_too_large' }, bomb, { gzip: 'signed packed' });
      });

      test('it says that it is packed and is not', async () => {
        const headers = { 'content-encoding': 'gzip' };
        await refusesAll({ status: 400, code: 'malformed_json' }, [event()], { headers });
      });

      test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])(
        'it calls itself %s',
        async (type) => {
          const headers = { 'content-type': type };
          await refusesAll({ status: 415, code: 'unsupported_body' }, [event()], { headers });
        },
      );

      test.each([
        ['an array', '['.repeat(100_000) + ']'.repeat(100_000)],
        [
          'attributes',
          JSON.stringify([event()]).replace('{', `{"attributes":{"a":${'['.repeat(500)}${']'.repeat(500)}},`),
        ],
      ])('%s nests without end', async (_, body) => {
        await refusesAll({ status: 400, code: 'invalid_request' }, body);
      });

      test('the key lacks the scope, or nobody signed', async () => {
        const key = await makeKey(server.deps, ['metrics', 'flows', 'accounts', 'requests']);
        await refusesAll({ status: 403, code: 'scope_missing' }, [event()], { key });
        const headers = { 'webhook-signature': 'v1,AAAA' };
        await refusesAll({ status: 401, code: 'signature_invalid' }, [event()], { headers });
      });
    });

    describe('is refused alone, and its neighbours are taken, where', () => {
      test.each<[string, unknown]>([
        ['is no object', 'text'],
        ['is null', null],
        ['is a list', []],
        ['is empty', {}],
        ['has an unknown field', event({ colour: 'red' })],
        ['has a number for a text', event({ accountId: 100_200_300 })],
        ['has an empty id', event({ id: '' })],
        ['has an id that is too long', event({ id: 'x'.repeat(65) })],
        ['has an account of 33 characters', event({ accountId: 'x'.repeat(33) })],
        ['has an unknown outcome', event({ outcome: 'won' })],
        ['has a moment without a zone', event({ occurredAt: '2026-11-20T07:00:00' })],
        ['has a moment that does not exist', event({ occurredAt: '2026-02-30T07:00:00Z' })],
        ['has a moment as a number', event({ occurredAt: TEST_NOW })],
        ['has a null', event({ reason: null })],
        ['has evidence that is no name', event({ evidence: ['Passport'] })],
        ['has a step that is no name', event({ step: '__proto__' })],
        ['has an address that is none', event({ ip: '300.1.1.1' })],
        ['has attributes that are a list', event({ attributes: [1] })],
        ['has a NUL in its account', event({ accountId: 'a\u0000b' })],
        ['has a NUL in its id', event({ id: 'a\u0000b' })],
        ['has a NUL in its flow', event({ flow: 'a\u0000b' })],
        ['has half a character in its id', event({ id: 'a\ud800' })],
        ['has half a character in its channel', event({ channel: '\udc00b' })],
        ['has a NUL deep in its attributes', event({ attributes: { a: [{ b: 'x\u0000' }] } })],
        ['has half a character in a name of its attributes', event({ attributes: { a: { 'b\ud800': 1 } } })],
        [
          'has attributes called __proto__',
          event({ attributes: JSON.parse('{"__proto__":{"a":1}}') as unknown }),
        ],
        [
          'has __proto__ deep in them',
          event({ attributes: JSON.parse('{"a":[{"__proto__":1}]}') as unknown }),
        ],
        ['has a field whose name is a NUL', event({ 'x\u0000': 1 })],
        ['has a field whose name is half a character', event({ '\ud800': 1 })],
      ])('it %s', async (_, bad) => {
        await refusesOne('invalid_event', bad);
      });

      test('its id is long and breaks in the middle of a character', async () => {
        await refusesOne('invalid_event', event({ id: `${'x'.repeat(64)}😀` }));
      });

      test('it has many unknown fields of long names that end in the middle of a character', async () => {
        const fields = Object.fromEntries(
          Array.from({ length: 60 }, (_, index) => [`${'😀'.repeat(20)}${index}`, 1]),
        );
        await refusesOne('invalid_event', event(fields));
      });

      test.each<[string, Record<string, unknown>]>([
        ['unknown_flow', { flow: 'no_such_flow' }],
        ['unknown_flow', { flow: 'constructor' }],
        ['unknown_step', { step: 'no_such_step' }],
        ['unknown_step', { step: 'constructor' }],
        ['unknown_step', { step: 'to_string' }],
        ['in_future', { occurredAt: new Date(TEST_NOW + 5 * 60_000 + 1).toISOString() }],
        ['in_future', { occurredAt: '9999-12-31T23:59:59Z' }],
      ])('it is %s (%o)', async (code, changes) => {
        await refusesOne(code, event(changes));
      });

      test('five minutes ahead is not yet the future', async () => {
        const ahead = event({ occurredAt: new Date(TEST_NOW + 5 * 60_000).toISOString() });
        expect((await post([ahead])).body).toMatchObject({ accepted: 1 });
      });

      test.each(['not json', '{"id":', '[1]', '"text"', '\u0000', '{"id":"\\ud800"}'])(
        'a line of many is %s',
        async (line) => {
          const lines = [JSON.stringify(event()), line, '', JSON.stringify(event())].join('\r\n');
          const answer = await post(lines, ndjson);
          expect(answer.body).toMatchObject({ accepted: 2, rejected: 1 });
          const { results } = answer.body as IngestAnswer;
          expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
          expect(['malformed_json', 'invalid_event']).toContain(results[1]?.code);
        },
      );

      test('its id is another’s, in one batch and across batches; the first stands', async () => {
        const first = event({ step: 'id_info' });
        const other = { ...first, step: 'face_scan' };
        const together = await post([first, other, first]);
        expect((together.body as IngestAnswer).results).toMatchObject([
          { status: 'accepted' },
          { status: 'rejected', code: 'id_conflict' },
          { status: 'duplicate' },
        ]);
        const later = await post([{ ...first, accountId: 'somebody else' }, first]);
        expect((later.body as IngestAnswer).results).toMatchObject([
          { status: 'rejected', code: 'id_conflict' },
          { status: 'duplicate' },
        ]);
        expect(await db.read('events').where({ id: first['id'] })).toMatchObject([{ step: 'id_info' }]);
      });

      test('a rejected id is not used up', async () => {
        const wrong = event({ step: 'no_such_step' });
        expect((await post([wrong])).body).toMatchObject({ rejected: 1 });
        expect((await post([{ ...wrong, step: 'id_info' }])).body).toMatchObject({ accepted: 1 });
      });
    });

    describe('is taken all the same, where', () => {
      const roundTrip = async (changes: Record<string, unknown>) => {
        const one = event(changes);
        const answer = await post([one]);
        expect(answer.body).toMatchObject({ accepted: 1 });
        expect((await post([one])).body).toMatchObject({ duplicate: 1 });
        return (await db.read('events').where({ id: one['id'] }).first()) as Record<string, unknown>;
      };

      test.each([
        ' 12 3',
        '用户😀',
        "'; drop table events;--",
        '%',
        'x'.repeat(32),
        '😀'.repeat(16),
        '__proto__',
        'constructor',
        ' ',
      ])('its account is called “%s”', async (accountId) => {
        expect(await roundTrip({ accountId })).toMatchObject({ account_id: accountId });
        const journey = await db.read('journeys').where({ account_id: accountId }).first();
        expect(journey).toMatchObject({ account_id: accountId, is_tail: 1 });
      });

      test('its evidence, reason and attributes are named after what every object has', async () => {
        const attributes = JSON.parse('{"constructor":1,"toString":"x","hasOwnProperty":null}') as unknown;
        const row = await roundTrip({
          outcome: 'failed',
          reason: 'constructor',
          evidence: ['constructor', 'value_of'],
          attributes,
        });
        expect(row).toMatchObject({ reason: 'constructor', evidence: '["constructor","value_of"]' });
      });

      test('a field of the event called __proto__ is an unknown field', async () => {
        const text = JSON.stringify([event()]).replace('{', '{"__proto__":{"step":"face_scan"},');
        expect(((await post(text)).body as IngestAnswer).results[0]).toMatchObject({
          status: 'rejected',
          code: 'invalid_event',
        });
      });

      test('a flow has steps and evidence named after what every object has', async () => {
        const names = ['constructor', 'to_string', 'value_of', 'then'];
        const flow = {
          name: 'prototype',
          titles: { en: 'P', 'zh-CN': '原' },
          steps: names.map((name) => ({ name, titles: { en: name, 'zh-CN': name }, evidence: names })),
          terminal: { success: [{ step: 'then', outcome: 'passed' }] },
        };
        const put = await server.platform('/api/platform/v1/flows/prototype', flow, { method: 'PUT' });
        expect(put.status, JSON.stringify(put.body)).toBe(200);
        const events = ['constructor', 'to_string', 'constructor', 'to_string', 'constructor'].map(
          (step, index) =>
            event({
              flow: 'prototype',
              accountId: 'proto',
              step,
              evidence: names,
              occurredAt: new Date(TEST_NOW - 60_000 + index).toISOString(),
            }),
        );
        expect((await post(events)).body).toMatchObject({ accepted: 5 });
        expect(await db.read('journeys').where({ account_id: 'proto' })).toMatchObject([{ laps: 2 }]);
        expect(await db.read('cases').where({ account_id: 'proto' })).toMatchObject([
          { state: 'open', laps: 2 },
        ]);
      });

      test.each(['signed packed', 'signed unpacked'] as const)('it came packed, %s', async (gzip) => {
        expect((await post([event(), event()], { gzip })).body).toMatchObject({ accepted: 2 });
      });

      test('the same moment is written in another zone, or with finer digits: a duplicate', async () => {
        const first = event({ occurredAt: '2026-11-20T07:00:00.123Z' });
        const same = [
          '2026-11-20T15:00:00.123+08:00',
          '2026-11-20T07:00:00.123999Z',
          '2026-11-20T01:30:00.1230-05:30',
        ];
        const answer = await post([first, ...same.map((occurredAt) => ({ ...first, occurredAt }))]);
        expect(answer.body).toMatchObject({ accepted: 1, duplicate: 3, rejected: 0 });
        const other = { ...first, occurredAt: '2026-11-20T07:00:00.124Z' };
        expect((await post([other])).body).toMatchObject({ rejected: 1 });
      });

      test('its fields come in another order: a duplicate', async () => {
        const first = event({ attributes: { a: 1, b: [1, 2] }, channel: 'ios' });
        const turned = Object.fromEntries(Object.entries(first).reverse());
        expect((await post([first, turned])).body).toMatchObject({ accepted: 1, duplicate: 1 });
      });

      test('there is nothing in it', async () => {
        expect(await post([])).toMatchObject({ status: 200, body: { accepted: 0, results: [] } });
        expect(await post('\n\n', ndjson)).toMatchObject({ status: 200, body: { accepted: 0 } });
      });

      test('a thousand at once, answered in the order sent', async () => {
        const events = Array.from({ length: 1_000 }, (_, index) =>
          event({ accountId: `many ${index % 40}` }),
        );
        const answer = (await post(events)).body as IngestAnswer;
        expect(answer.accepted).toBe(1_000);
        expect(answer.results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
      });
    });

    test('the very same request again is a replay; signed anew it is a retry and adds nothing', async () => {
      const body = [event(), event({ step: 'no_such_step' })];
      const id = 'msg_bad_input';
      expect((await post(body, { id })).body).toMatchObject({ accepted: 1, rejected: 1 });
      const before = await stored();
      expect(await post(body, { id })).toMatchObject({ status: 409, code: 'replayed' });
      expect((await post(body, { id, at: TEST_NOW + 1_000 })).body).toMatchObject({
        duplicate: 1,
        rejected: 1,
      });
      expect(await post([event()], { id, at: TEST_NOW + 2_000 })).toMatchObject({
        status: 409,
        code: 'id_reused',
      });
      expect(await stored()).toBe(before);
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
        const answer = await server.platform(path, [good, bad, good]);
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
          expect(await server.platform(path, deep)).toMatchObject({ status: 400, code: 'invalid_request' });
      });

      test('the same account twice in one batch ends as it was said last', async () => {
        const twice = ['due', 'blocked'].map((gate) => ({ accountId: 'twice', gate }));
        expect(await server.platform(ACCOUNTS, twice)).toMatchObject({ status: 200 });
        expect(await db.read('accounts').where({ account_id: 'twice' })).toMatchObject([{ gate: 'blocked' }]);
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
        const admin = await openSessionAs(server.deps, 'admin');
        const early = event({
          flow: 'defined_later',
          step: 'only',
          accountId: 'later',
          attributes: { name: '张三丰' },
        });
        expect((await post([early])).body).toMatchObject({ rejected: 1 });
        const list = await server.call(LIST, { as: admin });
        const item = (list.body as { data: { id: string; eventId: string }[] }).data.find(
          ({ eventId }) => eventId === early['id'],
        );
        expect(item).toMatchObject({ code: 'unknown_flow', flow: 'defined_later', accountId: 'later' });
        const id = item?.id ?? '';
        const detail = await server.call(`/api/quarantine/${id}`, { as: admin });
        expect(detail.status).toBe(200);
        expect(JSON.stringify(detail.body)).not.toContain('张三丰');

        const replay = () => server.call('/api/quarantine/replay', { as: admin, json: { ids: [id] } });
        expect((await replay()).body).toMatchObject({
          results: [{ status: 'rejected', code: 'unknown_flow' }],
        });
        const again = (
          (await server.call(LIST, { as: admin })).body as { data: { id: string; eventId: string }[] }
        ).data;
        const kept = again.filter(({ eventId }) => eventId === early['id']);
        expect(kept).toHaveLength(1);

        expect(
          (await server.platform('/api/platform/v1/flows/defined_later', flow, { method: 'PUT' })).status,
        ).toBe(200);
        const taken = await server.call('/api/quarantine/replay', {
          as: admin,
          json: { ids: [kept[0]?.id] },
        });
        expect(taken.body).toMatchObject({ results: [{ status: 'accepted' }] });
        expect(await db.read('journeys').where({ account_id: 'later' })).toHaveLength(1);
        expect((await post([early])).body).toMatchObject({ duplicate: 1 });
        const twice = await server.call('/api/quarantine/replay', {
          as: admin,
          json: { ids: [kept[0]?.id] },
        });
        expect(twice).toMatchObject({ status: 409, code: 'state_conflict' });
      });

      test('every item there can be opened and tried again, whatever was sent', async () => {
        const admin = await openSessionAs(server.deps, 'admin');
        const ids: string[] = [];
        for (let cursor = ''; ; ) {
          const page = (await server.call(`${LIST}${cursor}`, { as: admin })).body as {
            data: { id: string }[];
            pageInfo: { nextCursor: string | null };
          };
          ids.push(...page.data.map(({ id }) => id));
          if (page.pageInfo.nextCursor === null) break;
          cursor = `&cursor=${page.pageInfo.nextCursor}`;
        }
        expect(ids.length).toBeGreaterThan(30);
        for (const id of ids)
          expect((await server.call(`/api/quarantine/${id}`, { as: admin })).status).toBe(200);
        const replay = await server.call('/api/quarantine/replay', {
          as: admin,
          json: { ids: ids.slice(0, 200) },
        });
        expect(replay.status, JSON.stringify(replay.body)).toBe(200);
      });

      test('for admins: an agent sees nothing of it, a manager may not try it', async () => {
        const agent = await openSessionAs(server.deps, 'agent');
        const manager = await openSessionAs(server.deps, 'manager');
        expect(await server.call(LIST, { as: agent })).toMatchObject({ status: 403 });
        expect((await server.call(LIST, { as: manager })).status).toBe(200);
        const json = { ids: ['x'] };
        expect(await server.call('/api/quarantine/replay', { as: manager, json })).toMatchObject({
          status: 403,
        });
      });
    });
  });
});
