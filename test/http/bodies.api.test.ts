import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { text } from '../../server/contract/names.ts';
import { route } from '../../server/platform/route.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const anyone = { by: 'anyone' } as const;
const echo = (path: string) =>
  route({
    method: 'post',
    path,
    summary: 'Answers what it was told',
    permission: anyone,
    query: z.object({ limit: z.coerce.number().int().max(9).optional() }),
    body: z.strictObject({ name: text(8, 1), tags: z.array(text(3)).optional() }),
    response: z.object({ name: z.string() }),
    handler: async ({ body }) => ({ name: body.name, secret: 'never leaves' }),
  });

describeOnEachDatabase('what is sent', (open) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(await open(), () => [
      echo('/api/echo'),
      echo('/api/platform/v1/echo'),
      route({
        method: 'get',
        path: '/api/broken',
        summary: 'Fails by a fault of ours',
        permission: anyone,
        handler: async () => {
          throw new Error('password of the database: hunter2');
        },
      }),
    ]);
  });
  afterAll(() => server.close());

  const json = { 'content-type': 'application/json' };
  const send = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = json,
    path = '/api/echo',
  ) => server.call(path, { method: 'POST', body, headers });

  test('a field that the contract does not name never leaves', async () => {
    const answer = await server.call('/api/echo', { json: { name: 'a' } });
    expect(answer).toMatchObject({ status: 200, body: { name: 'a' } });
    expect(answer.body).not.toHaveProperty('secret');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('every fault is told with its path', async () => {
    const answer = await server.call('/api/echo?limit=70', {
      json: { name: '', tags: ['a', 'long'], extra: 1 },
    });
    expect(answer.code).toBe('invalid_request');
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['extra', 'name', 'query.limit', 'tags.1']);
  });

  describe('is refused', () => {
    test('where it is not JSON, with the place where it is known and never the content', async () => {
      const broken = await send('{\n  "name" hunter2 }');
      expect(broken).toMatchObject({ status: 400, code: 'malformed_json' });
      expect(broken.body).toMatchObject({ detail: 'line 2, column 10' });
      const bare = await send('hunter2');
      expect(bare).toMatchObject({ status: 400, code: 'malformed_json' });
      for (const { body } of [broken, bare]) expect(JSON.stringify(body)).not.toContain('hunter2');
    });

    test('where it is not UTF-8', async () => {
      const bytes = new Uint8Array(Buffer.from('{"name":"\xff"}', 'latin1'));
      expect(await send(bytes)).toMatchObject({ status: 400, code: 'invalid_utf8' });
    });

    test.each(['\\u0000', '\\ud800', '\\udc00x'])(
      'where it holds %s, which databases refuse',
      async (escape) => {
        const answer = await send(`{"name":"a${escape}"}`);
        expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
        expect(answer.body).toMatchObject({ errors: [{ path: 'name' }] });
      },
    );

    test('where it is nested without end', async () => {
      const answer = await send(`{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
      expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    });

    test('where it is of another type', async () => {
      const answer = await send('name=a', { 'content-type': 'application/x-www-form-urlencoded' });
      expect(answer).toMatchObject({ status: 415, code: 'unsupported_body' });
    });

    test('where it is larger than 256 KiB, and for the platform 4 MiB', async () => {
      const bytes = (size: number) => `{"name":"${'a'.repeat(size)}"}`;
      expect(await send(bytes(256 * 1024))).toMatchObject({ status: 413, code: 'body_too_large' });
      const path = '/api/platform/v1/echo';
      expect(
        await server.call(path, { method: 'POST', body: bytes(256 * 1024), headers: json }),
      ).toMatchObject({
        code: 'invalid_request',
      });
      expect(await send(bytes(4 * 1024 * 1024), json, path)).toMatchObject({ code: 'body_too_large' });
    });

    test('where it unpacks to more than the limit', async () => {
      const packed = new Uint8Array(gzipSync(Buffer.alloc(300 * 1024, ' ')));
      expect(packed.length).toBeLessThan(1024);
      expect(await send(packed, { ...json, 'content-encoding': 'gzip' })).toMatchObject({
        code: 'body_too_large',
      });
    });

    test('where its packing is broken or of a kind we do not know', async () => {
      const headers = (encoding: string) => ({ ...json, 'content-encoding': encoding });
      expect(await send('{}', headers('gzip'))).toMatchObject({ code: 'malformed_json' });
      expect(await send('{}', headers('br'))).toMatchObject({ status: 415 });
    });
  });

  test('refusals speak the reader’s language', async () => {
    const titleIn = async (language: string) => {
      const answer = await server.call('/api/nowhere', { headers: { 'accept-language': language } });
      expect(answer).toMatchObject({ status: 404, code: 'method_unknown' });
      return (answer.body as { title: string }).title;
    };
    expect(await titleIn('zh-CN,zh;q=0.9,en;q=0.8')).toBe('没有这个地址。');
    expect(await titleIn('en-GB,zh;q=0.5')).toBe('There is no such address.');
  });

  test('a fault of ours is told by its request id alone', async () => {
    const answer = await server.call('/api/broken');
    expect(answer).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.body).toMatchObject({ requestId: answer.headers.get('x-request-id') });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });
});
