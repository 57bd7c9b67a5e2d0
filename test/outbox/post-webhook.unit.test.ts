import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { postWebhook } from '../../server/outbox/post-webhook.ts';
import { verifyWebhook } from '../../server/platform/webhook-signature.ts';

const NOW = Date.UTC(2026, 10, 20, 8);
const SECRET = 'whsec_c2VjcmV0c2VjcmV0';
let server: Server | undefined;
afterEach(() => server?.close());

async function platform(status: number, headers: Record<string, string> = {}) {
  const requests: { request: IncomingMessage; body: string }[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      requests.push({ request, body });
      response.writeHead(status, headers).end('taken');
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, requests };
}

test('a command is signed so that the platform can check it', async () => {
  const { address, requests } = await platform(204);
  const body = '{"id":"c1","message":"换绑"}';
  expect(await postWebhook({ address, secret: SECRET }, 'c1', body, NOW)).toEqual({
    status: 204,
    error: null,
  });
  const [received] = requests;
  const header = (name: string) => String(received?.request.headers[name]);
  expect(received?.body).toBe(body);
  expect(header('content-type')).toBe('application/json');
  expect(header('webhook-id')).toBe('c1');
  const signed = {
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
  };
  expect(verifyWebhook(SECRET, signed, body, NOW)).toBeNull();
});

test.each([[302], [400], [409], [500]])('an answer of %i is a failed try', async (status) => {
  const { address, requests } = await platform(status, { location: '/elsewhere' });
  expect(await postWebhook({ address, secret: SECRET }, 'c1', '{}', NOW)).toEqual({
    status,
    error: `HTTP ${status}`,
  });
  expect(requests).toHaveLength(1);
});

test('nobody there is a failed try', async () => {
  const { address } = await platform(200);
  server?.close();
  expect(await postWebhook({ address, secret: SECRET }, 'c1', '{}', NOW)).toEqual({
    status: null,
    error: 'ECONNREFUSED',
  });
});

test('a connection that the platform had closed is no failed try: the same command goes over a new one', async () => {
  const { address, requests } = await platform(200);
  const used = new Set<unknown>();
  server?.prependListener('request', ({ socket }: IncomingMessage) => {
    if (used.has(socket)) (socket as Socket).resetAndDestroy();
    used.add(socket);
  });
  for (const id of ['c1', 'c2'])
    expect(await postWebhook({ address, secret: SECRET }, id, '{}', NOW)).toEqual({
      status: 200,
      error: null,
    });
  expect(requests.map(({ request }) => request.headers['webhook-id'])).toEqual(['c1', 'c2', 'c2']);
});
