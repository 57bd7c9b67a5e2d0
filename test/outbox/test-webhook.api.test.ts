import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { appendAudit } from '../../server/audit/append-audit.ts';
import { testWebhook } from '../../server/outbox/test-webhook.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { NOW } from './outbox-parts.ts';

describeOnEachDatabase('the test of the webhook', (open) => {
  let db: Database;
  let platform: Server;
  let status: number;
  const received: string[] = [];
  beforeEach(async () => {
    db = await open();
    received.length = 0;
    platform = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => received.push(chunk.toString()));
      request.on('end', () => response.writeHead(status).end());
    });
    await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => platform.close());

  const secret = 'whsec_c2VjcmV0c2VjcmV0';
  const send = (set = true) => {
    const address = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/`;
    const webhook = () => Promise.resolve(set ? { address, secret } : null);
    return testWebhook({ db, clock: () => NOW, webhook, appendAudit }, buildActor('admin'));
  };
  const recorded = () => db.read('audit_entries').select('actor', 'action', 'after');

  test('sends a message that asks for nothing, and puts it on record', async () => {
    status = 204;
    expect(await send()).toEqual({ status: 204 });
    expect(JSON.parse(received.join(''))).toMatchObject({ type: 'webhook.test', params: {}, caseId: null });
    expect(await recorded()).toEqual([
      { actor: 'admin', action: 'webhook.test', after: '{"status":204,"error":null}' },
    ]);
  });

  test('says what went wrong, which is on record too', async () => {
    status = 500;
    await expect(send()).rejects.toMatchObject({ code: 'webhook_failed', details: { detail: 'HTTP 500' } });
    expect(await recorded()).toHaveLength(1);
  });

  test('is refused while no address is set', async () => {
    await expect(send(false)).rejects.toMatchObject({ code: 'webhook_unset' });
    expect(received).toEqual([]);
  });
});
