import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook } from '../../server/platform/webhook-signature.ts';

export const WEBHOOK_SECRET = 'whsec_d2ViaG9va3dlYmhvb2s=';

/** One post to the platform's webhook, as it came. */
export interface Received {
  /** The header `webhook-id`. */
  id: string;
  command: { id: string; type: string; accountId: string; caseId: number; params: Record<string, unknown> };
  signed: boolean;
}

/** A platform that takes every command and remembers it. */
export interface WebhookReceiver {
  address: string;
  received: Received[];
  /** The status it answers from now on, given what came; 200 unless told otherwise. */
  answerWith(status: (command: Received) => number): void;
  close(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  let statusOf: (command: Received) => number = () => 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const header = (name: string) => String(request.headers[`webhook-${name}`]);
      const headers = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
      const signedAt = Number(headers.timestamp) * 1_000;
      const one: Received = {
        id: headers.id,
        command: JSON.parse(body) as Received['command'],
        signed: verifyWebhook(WEBHOOK_SECRET, headers, body, signedAt) === null,
      };
      received.push(one);
      response.writeHead(statusOf(one)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/commands`,
    received,
    answerWith: (status) => {
      statusOf = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
