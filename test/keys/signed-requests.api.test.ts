import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { type IssuedKey } from '../../server/keys/create-key.ts';
import { purgeReceivedRequests } from '../../server/keys/replay.ts';
import { revokeKey } from '../../server/keys/revoke-key.ts';
import { rotateKey } from '../../server/keys/rotate-key.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { ProblemError } from '../../server/platform/problem-error.ts';
import { route } from '../../server/platform/route.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { makeKey, startTestServer, TEST_NOW, type TestServer } from '../support/test-server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PATH = '/api/platform/v1/taken';
const system = systemActor('test');

describeOnEachDatabase('the platform’s signed requests', (open) => {
  let db: Database;
  let server: TestServer;
  let key: IssuedKey;
  let taken: number;

  beforeEach(async () => {
    db = await open();
    taken = 0;
    server = await startTestServer(db, () => [
      route({
        method: 'post',
        path: PATH,
        summary: 'Counts what it takes',
        permission: { by: 'key', scope: 'events' },
        body: z.object({ a: z.number() }),
        response: z.object({ taken: z.number() }),
        handler: async () => {
          taken += 1;
          return { taken };
        },
      }),
      route({
        method: 'post',
        path: `${PATH}/together`,
        summary: 'Remembers the request with what it writes, and may fail after that',
        permission: { by: 'key', scope: 'events' },
        body: z.object({ fail: z.boolean() }),
        handler: ({ actor, body }) =>
          db.write(async (tx) => {
            await actor.remember?.(tx);
            if (body.fail) throw new ProblemError('too_many_pending');
          }),
      }),
      route({
        method: 'get',
        path: PATH,
        summary: 'Tells',
        permission: { by: 'key', scope: 'metrics' },
        response: z.object({ taken: z.number() }),
        handler: async () => ({ taken }),
      }),
    ]);
    key = await makeKey(server.deps, ['events', 'metrics']);
  });
  afterEach(() => server.close());

  const body = '{"a":1}';
  const send = (options: Partial<Parameters<TestServer['send']>[1]> = {}) =>
    server.send(PATH, { key, body, ...options });

  test('one that is signed as the specification says is taken', async () => {
    expect(await send()).toMatchObject({ status: 200, body: { taken: 1 } });
  });

  test.each(['signed packed', 'signed unpacked'] as const)('a gzipped one is taken, %s', async (gzip) => {
    expect(await send({ gzip })).toMatchObject({ status: 200 });
  });

  test('a forged one is refused and does nothing', async () => {
    const forged: IssuedKey = { id: key.id, secret: `whsec_${Buffer.alloc(32).toString('base64')}` };
    expect(await send({ key: forged })).toMatchObject({ status: 401, code: 'signature_invalid' });
    expect(await send({ headers: { 'webhook-id': 'another' } })).toMatchObject({ code: 'signature_invalid' });
    expect(await send({ headers: { 'webhook-signature': 'v1,' } })).toMatchObject({
      code: 'signature_invalid',
    });
    expect(taken).toBe(0);
  });

  test('one that is more than five minutes off is refused, one within is taken', async () => {
    const refusal = { status: 401, code: 'timestamp_out_of_window' };
    expect(await send({ at: TEST_NOW - 5 * MINUTE - 1_000 })).toMatchObject(refusal);
    expect(await send({ at: TEST_NOW + 5 * MINUTE + 1_000 })).toMatchObject(refusal);
    expect(await send({ at: TEST_NOW - 5 * MINUTE })).toMatchObject({ status: 200 });
    expect(await send({ at: TEST_NOW + 5 * MINUTE })).toMatchObject({ status: 200 });
  });

  test('the very same again is a replay, the same signed anew a retry, another body a clash', async () => {
    const id = 'msg_1';
    expect(await send({ id })).toMatchObject({ status: 200 });
    expect(await send({ id })).toMatchObject({ status: 409, code: 'replayed' });
    expect(await send({ id, at: TEST_NOW - 1_000 })).toMatchObject({ status: 409, code: 'replayed' });
    expect(await send({ id, body: '{"a":2}' })).toMatchObject({ status: 409, code: 'id_reused' });
    expect(await send({ id, at: TEST_NOW + 1_000 })).toMatchObject({ status: 200 });
    expect(await send({ id, at: TEST_NOW + 1_000 })).toMatchObject({ status: 409, code: 'replayed' });
    expect(taken).toBe(2);
  });

  test('an id stands for one request of one key', async () => {
    const other = await makeKey(server.deps, ['events']);
    expect(await send({ id: 'msg_1' })).toMatchObject({ status: 200 });
    expect(await send({ id: 'msg_1', key: other, body: '{"a":2}' })).toMatchObject({ status: 200 });
  });

  test('a refused request is not remembered, so that it can be mended', async () => {
    const id = 'msg_1';
    expect(await send({ id, body: '{"a":"x"}' })).toMatchObject({ status: 400 });
    expect(await send({ id })).toMatchObject({ status: 200 });
  });

  test('what is remembered with the work is forgotten with it', async () => {
    const together = (fail: boolean, at = TEST_NOW) =>
      server.send(`${PATH}/together`, { key, id: `msg_${fail}`, body: JSON.stringify({ fail }), at });
    expect(await together(true)).toMatchObject({ status: 503 });
    expect(await together(true)).toMatchObject({ status: 503 });
    expect(await together(false)).toMatchObject({ status: 204 });
    expect(await together(false)).toMatchObject({ status: 409, code: 'replayed' });
  });

  test('of twenty copies at once exactly one is taken with its work', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        server.send(`${PATH}/together`, { key, id: 'msg_1', body: '{"fail":false}' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'replayed')).toHaveLength(19);
  });

  test('ids are kept for a day', async () => {
    await send({ id: 'msg_1' });
    expect(await purgeReceivedRequests(db, TEST_NOW + 24 * HOUR)).toBe(0);
    expect(await purgeReceivedRequests(db, TEST_NOW + 24 * HOUR + 1)).toBe(1);
  });

  test('a question is signed over an empty body and may be asked again', async () => {
    const ask = () => server.send(PATH, { key, method: 'GET', id: 'msg_1' });
    expect(await ask()).toMatchObject({ status: 200 });
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('a key opens nothing outside its scopes and addresses', async () => {
    const narrow = await makeKey(server.deps, ['flows', 'metrics']);
    expect(await send({ key: narrow })).toMatchObject({ status: 403, code: 'scope_missing' });
    const elsewhere = await makeKey(server.deps, ['events'], ['203.0.113.0/24', '2001:db8::1']);
    expect(await send({ key: elsewhere })).toMatchObject({ status: 403, code: 'address_refused' });
    const here = await makeKey(server.deps, ['events'], ['203.0.113.0/24', '127.0.0.0/8']);
    expect(await send({ key: here })).toMatchObject({ status: 200 });
  });

  test('a revoked, expired or unknown key is refused at once', async () => {
    expect(await send({ key: { ...key, id: 'key_nobody' } })).toMatchObject({
      status: 401,
      code: 'key_unknown',
    });
    expect(await send()).toMatchObject({ status: 200 });
    await revokeKey(server.deps, system, key.id);
    expect(await send()).toMatchObject({ status: 401, code: 'key_unknown' });
  });

  test('after a rotation both keys work for the overlap, then the new one alone', async () => {
    const next = await rotateKey(server.deps, system, key.id, 2);
    server.pass(2 * HOUR - 1);
    const at = TEST_NOW + 2 * HOUR - 1;
    expect(await send({ at })).toMatchObject({ status: 200 });
    expect(await send({ at, key: next })).toMatchObject({ status: 200 });
    server.pass(1);
    expect(await send({ at })).toMatchObject({ status: 401, code: 'key_unknown' });
    expect(await send({ at, key: next })).toMatchObject({ status: 200 });
    await expect(rotateKey(server.deps, system, key.id, 2)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a key may ask only so often a second', async () => {
    const slow = await startTestServer(
      db,
      () => [
        route({
          method: 'get',
          path: PATH,
          summary: 'Tells',
          permission: { by: 'key', scope: 'metrics' },
          handler: async () => undefined,
        }),
      ],
      { platformRate: 2 },
    );
    const ask = () => slow.send(PATH, { key, method: 'GET' });
    expect((await ask()).status).toBe(204);
    expect((await ask()).status).toBe(204);
    const limited = await ask();
    expect(limited).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(limited.headers.get('retry-after')).toBe('1');
    slow.pass(1_000);
    expect((await ask()).status).toBe(204);
    await slow.close();
  });
});
