import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spawnSandbox, type Sandbox } from '../../server/jobs/spawn-sandbox.ts';
import { postWebhook } from '../../server/outbox/post-webhook.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { verifyWebhook } from '../../server/platform/webhook-signature.ts';

const KEY_SECRET = 'whsec_a2V5a2V5a2V5a2V5';
const WEBHOOK_SECRET = 'whsec_d2ViaG9va3dlYmhvb2s=';

interface Batch {
  path: string | undefined;
  authorization: string | undefined;
  refusal: string | null;
  events: { id: string; commandId: string; occurredAt: string }[];
}

let unloop: Server;
let sandbox: Sandbox;
let batches: Batch[];
let answers: number[];

beforeEach(async () => {
  batches = [];
  answers = [];
  unloop = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name]);
      const signed = {
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signature: header('webhook-signature'),
      };
      batches.push({
        path: request.url,
        authorization: request.headers.authorization,
        refusal: verifyWebhook(KEY_SECRET, signed, body, Date.now()),
        events: JSON.parse(body),
      });
      response.writeHead(answers.shift() ?? 200).end(JSON.stringify({ rejected: 0 }));
    });
  });
  unloop.listen(0, '127.0.0.1');
  await once(unloop, 'listening');
  sandbox = await spawnSandbox({
    unloopUrl: `http://127.0.0.1:${(unloop.address() as AddressInfo).port}`,
    keyId: 'key_1',
    keySecret: KEY_SECRET,
    webhookSecret: WEBHOOK_SECRET,
    seed: 1,
    delayMs: 5,
    logger: createLogger('silent'),
  });
});
afterEach(async () => {
  await sandbox.stop();
  unloop.close();
});

function post(id: string, secret = WEBHOOK_SECRET) {
  const command = {
    id,
    type: 'case.accept_step',
    accountId: '1',
    caseId: 7,
    params: { flow: 'f', steps: ['a', 'b'], success: { step: 'b', outcome: 'passed' }, keep: [], step: 'b' },
    decidedAt: '2026-11-20T08:00:00.000Z',
  };
  return postWebhook({ address: sandbox.address, secret }, id, JSON.stringify(command), Date.now());
}

test('a command is answered once by signed events that carry its id, however often it is sent', async () => {
  const start = Date.now();
  for (let time = 0; time < 3; time += 1) expect(await post('c1')).toEqual({ status: 202, error: null });
  expect(await post('c2')).toEqual({ status: 202, error: null });
  await expect.poll(() => batches.length).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(batches.map((batch) => batch.events.map((event) => event.commandId))).toEqual([['c1'], ['c2']]);
  const [batch] = batches;
  expect(batch).toMatchObject({
    path: '/api/platform/v1/events',
    authorization: 'Bearer key_1',
    refusal: null,
    events: [{ id: 'sbx_c1_0' }],
  });
  expect(Date.parse(batch?.events[0]?.occurredAt ?? '')).toBeGreaterThanOrEqual(start);
});

test('a command that is not signed with its secret is refused and not acted on', async () => {
  expect(await post('c1', 'whsec_b3RoZXI=')).toEqual({ status: 401, error: 'HTTP 401' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(batches).toEqual([]);
});

test('a test message is answered and followed by nothing', async () => {
  const body = JSON.stringify({ id: 't1', type: 'test', accountId: null, caseId: null, params: {} });
  const target = { address: sandbox.address, secret: WEBHOOK_SECRET };
  expect(await postWebhook(target, 't1', body, Date.now())).toEqual({ status: 202, error: null });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(batches).toEqual([]);
});

test('events that nobody took are sent again, the same ones', async () => {
  answers.push(503);
  await post('c1');
  await expect.poll(() => batches.length, { timeout: 10_000 }).toBe(2);
  expect(batches[1]).toEqual(batches[0]);
});

test('it ends when it is stopped', async () => {
  await sandbox.stop();
  expect((await post('c1')).status).toBeNull();
});
