import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { IssuedKey } from '../../server/keys/create-key.ts';
import { callServer, signRequest } from '../support/test-server.ts';

/** Events that one request brings. */
const BATCH = 500;
const REST_MS = 200;

/** A platform that takes every command and says at once that it released the number. */
export interface BulkPlatform {
  /** Its webhook. */
  address: string;
  /** Answers the server there, from now on, with events signed by this key. */
  answer(url: string, key: IssuedKey): void;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startBulkPlatform(): Promise<BulkPlatform> {
  const waiting: { id: string; accountId: string }[] = [];
  const http = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      waiting.push(JSON.parse(body) as { id: string; accountId: string });
      response.writeHead(204).end();
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const closing = new AbortController();
  let answering: Promise<void> | undefined;
  return {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    answer: (url, key) => {
      answering = answerAll(waiting, url, key, closing.signal);
    },
    close: async () => {
      closing.abort();
      await answering;
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function answerAll(
  waiting: { id: string; accountId: string }[],
  url: string,
  key: IssuedKey,
  closing: AbortSignal,
): Promise<void> {
  while (!closing.aborted) {
    const events = waiting.splice(0, BATCH).map(({ id, accountId }) => ({
      id: `answer-${id}`,
      accountId,
      flow: 'phone_unbind',
      step: 'released',
      outcome: 'passed',
      commandId: id,
      occurredAt: new Date().toISOString(),
    }));
    if (events.length < BATCH) await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (events.length === 0) continue;
    const request = signRequest({ key, body: JSON.stringify(events) }, Date.now());
    const answer = await callServer(`${url}/api/platform/v1/events`, request);
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
