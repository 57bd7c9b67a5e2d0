import { describe, expect, test } from 'vitest';
import type { IngestAnswer } from '../../server/contract/event-format.ts';
import { makeKey, TEST_NOW } from '../support/test-server.ts';
import { describeAtTheDoor, event, ndjson } from './intake-door.ts';

const ACCENT = '\u00e9';

describeAtTheDoor('What the platform sends wrongly', (door) => {
  describe('is refused as a whole, with nothing written, where', () => {
    test.each(['', '[', '{"id":1', '[{"id":}]', 'NaN', "[{'id':1}]", '[1,]'])(
      'it is no JSON: %s',
      async (body) => {
        await door().refusesAll({ status: 400, code: 'malformed_json' }, body);
      },
    );

    test.each(['{}', 'null', '"text"', '1'])('it is JSON but no list: %s', async (body) => {
      await door().refusesAll({ status: 400, code: 'invalid_request' }, body);
    });

    test.each([{}, ndjson])('it is not UTF-8 (%o)', async (options) => {
      const bytes = Buffer.from(JSON.stringify([event({ channel: ACCENT })]), 'latin1');
      await door().refusesAll({ status: 400, code: 'invalid_utf8' }, undefined, { ...options, bytes });
    });

    test('it carries a surrogate’s bytes, which is not UTF-8 either', async () => {
      const [before = '', after = ''] = JSON.stringify([event({ channel: 'X' })]).split('X');
      const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(after)]);
      await door().refusesAll({ status: 400, code: 'invalid_utf8' }, undefined, { bytes });
    });

    test('a NUL stands raw in a text', async () => {
      await door().refusesAll({ status: 400, code: 'malformed_json' }, `[{"id":"a\u0000b"}]`);
    });

    test('it is larger than 4 MiB', async () => {
      const body = JSON.stringify([event({ attributes: { a: 'x'.repeat(4 * 1024 * 1024) } })]);
      await door().refusesAll({ status: 413, code: 'body_too_large' }, body);
    });

    test.each([{}, ndjson])('it has 1,001 events (%o)', async (options) => {
      const events = Array.from({ length: 1_001 }, () => event());
      const lines = events.map((one) => JSON.stringify(one));
      const body = 'headers' in options ? lines.join('\n') : `[${lines.join(',')}]`;
      await door().refusesAll({ status: 413, code: 'too_many_items' }, body, options);
    });

    test('it is small when packed and too large when unpacked', async () => {
      const bomb = `[${' '.repeat(64 * 1024 * 1024)}]`;
      await door().refusesAll({ status: 413, code: 'body_too_large' }, bomb, { gzip: 'signed packed' });
    });

    test('it says that it is packed and is not', async () => {
      const headers = { 'content-encoding': 'gzip' };
      await door().refusesAll({ status: 400, code: 'malformed_json' }, [event()], { headers });
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])(
      'it calls itself %s',
      async (type) => {
        const headers = { 'content-type': type };
        await door().refusesAll({ status: 415, code: 'unsupported_body' }, [event()], { headers });
      },
    );

    test.each([
      ['an array', '['.repeat(100_000) + ']'.repeat(100_000)],
      [
        'attributes',
        JSON.stringify([event()]).replace('{', `{"attributes":{"a":${'['.repeat(500)}${']'.repeat(500)}},`),
      ],
    ])('%s nests without end', async (_, body) => {
      await door().refusesAll({ status: 400, code: 'invalid_request' }, body);
    });

    test('the key lacks the scope, or nobody signed', async () => {
      const key = await makeKey(door().server.deps, ['metrics', 'flows', 'accounts', 'requests']);
      await door().refusesAll({ status: 403, code: 'scope_missing' }, [event()], { key });
      const headers = { 'webhook-signature': 'v1,AAAA' };
      await door().refusesAll({ status: 401, code: 'signature_invalid' }, [event()], { headers });
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
      ['has __proto__ deep in them', event({ attributes: JSON.parse('{"a":[{"__proto__":1}]}') as unknown })],
      ['has a field whose name is a NUL', event({ 'x\u0000': 1 })],
      ['has a field whose name is half a character', event({ '\ud800': 1 })],
    ])('it %s', async (_, bad) => {
      await door().refusesOne('invalid_event', bad);
    });

    test('its id is long and breaks in the middle of a character', async () => {
      await door().refusesOne('invalid_event', event({ id: `${'x'.repeat(64)}😀` }));
    });

    test('it has many unknown fields of long names that end in the middle of a character', async () => {
      const fields = Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`${'😀'.repeat(20)}${index}`, 1]),
      );
      await door().refusesOne('invalid_event', event(fields));
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
      await door().refusesOne(code, event(changes));
    });

    test('five minutes ahead is not yet the future', async () => {
      const ahead = event({ occurredAt: new Date(TEST_NOW + 5 * 60_000).toISOString() });
      expect((await door().post([ahead])).body).toMatchObject({ accepted: 1 });
    });

    test.each(['not json', '{"id":', '[1]', '"text"', '\u0000', '{"id":"\\ud800"}'])(
      'a line of many is %s',
      async (line) => {
        const lines = [JSON.stringify(event()), line, '', JSON.stringify(event())].join('\r\n');
        const answer = await door().post(lines, ndjson);
        expect(answer.body).toMatchObject({ accepted: 2, rejected: 1 });
        const { results } = answer.body as IngestAnswer;
        expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
        expect(['malformed_json', 'invalid_event']).toContain(results[1]?.code);
      },
    );

    test('its id is another’s, in one batch and across batches; the first stands', async () => {
      const first = event({ step: 'id_info' });
      const other = { ...first, step: 'face_scan' };
      const together = await door().post([first, other, first]);
      expect((together.body as IngestAnswer).results).toMatchObject([
        { status: 'accepted' },
        { status: 'rejected', code: 'id_conflict' },
        { status: 'duplicate' },
      ]);
      const later = await door().post([{ ...first, accountId: 'somebody else' }, first]);
      expect((later.body as IngestAnswer).results).toMatchObject([
        { status: 'rejected', code: 'id_conflict' },
        { status: 'duplicate' },
      ]);
      expect(await door().db.read('events').where({ id: first['id'] })).toMatchObject([{ step: 'id_info' }]);
    });

    test('a rejected id is not used up', async () => {
      const wrong = event({ step: 'no_such_step' });
      expect((await door().post([wrong])).body).toMatchObject({ rejected: 1 });
      expect((await door().post([{ ...wrong, step: 'id_info' }])).body).toMatchObject({ accepted: 1 });
    });
  });

  describe('is taken all the same, where', () => {
    const roundTrip = async (changes: Record<string, unknown>) => {
      const one = event(changes);
      const answer = await door().post([one]);
      expect(answer.body).toMatchObject({ accepted: 1 });
      expect((await door().post([one])).body).toMatchObject({ duplicate: 1 });
      return (await door().db.read('events').where({ id: one['id'] }).first()) as Record<string, unknown>;
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
      const journey = await door().db.read('journeys').where({ account_id: accountId }).first();
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
      expect(((await door().post(text)).body as IngestAnswer).results[0]).toMatchObject({
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
      const put = await door().server.platform('/api/platform/v1/flows/prototype', flow, { method: 'PUT' });
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
      expect((await door().post(events)).body).toMatchObject({ accepted: 5 });
      expect(await door().db.read('journeys').where({ account_id: 'proto' })).toMatchObject([{ laps: 2 }]);
      expect(await door().db.read('cases').where({ account_id: 'proto' })).toMatchObject([
        { state: 'open', laps: 2 },
      ]);
    });

    test.each(['signed packed', 'signed unpacked'] as const)('it came packed, %s', async (gzip) => {
      expect((await door().post([event(), event()], { gzip })).body).toMatchObject({ accepted: 2 });
    });

    test('the same moment is written in another zone, or with finer digits: a duplicate', async () => {
      const first = event({ occurredAt: '2026-11-20T07:00:00.123Z' });
      const same = [
        '2026-11-20T15:00:00.123+08:00',
        '2026-11-20T07:00:00.123999Z',
        '2026-11-20T01:30:00.1230-05:30',
      ];
      const answer = await door().post([first, ...same.map((occurredAt) => ({ ...first, occurredAt }))]);
      expect(answer.body).toMatchObject({ accepted: 1, duplicate: 3, rejected: 0 });
      const other = { ...first, occurredAt: '2026-11-20T07:00:00.124Z' };
      expect((await door().post([other])).body).toMatchObject({ rejected: 1 });
    });

    test('its fields come in another order: a duplicate', async () => {
      const first = event({ attributes: { a: 1, b: [1, 2] }, channel: 'ios' });
      const turned = Object.fromEntries(Object.entries(first).reverse());
      expect((await door().post([first, turned])).body).toMatchObject({ accepted: 1, duplicate: 1 });
    });

    test('there is nothing in it', async () => {
      expect(await door().post([])).toMatchObject({ status: 200, body: { accepted: 0, results: [] } });
      expect(await door().post('\n\n', ndjson)).toMatchObject({ status: 200, body: { accepted: 0 } });
    });

    test('a thousand at once, answered in the order sent', async () => {
      const events = Array.from({ length: 1_000 }, (_, index) => event({ accountId: `many ${index % 40}` }));
      const answer = (await door().post(events)).body as IngestAnswer;
      expect(answer.accepted).toBe(1_000);
      expect(answer.results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    });
  });
});
