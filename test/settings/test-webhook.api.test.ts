import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { Route } from '../../server/platform/route.ts';
import { webhookTestRoute } from '../../server/settings/test-webhook.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { Vault } from '../../server/vault/vault.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 20, 8);

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

  const admin = buildActor('admin');
  const send = async (set = true) => {
    const deps = { db, vault: new Vault(Buffer.alloc(32, 1)), clock: () => NOW };
    const address = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/`;
    const secret = 'whsec_c2VjcmV0c2VjcmV0';
    if (set) await db.write((tx) => writeWebhook(tx, deps.vault, NOW, admin, { address, secret }));
    const input = { actor: admin } as unknown as Parameters<Route['handler']>[0];
    return webhookTestRoute(deps).handler(input);
  };
  const recorded = () =>
    db.read('audit_entries').where({ action: 'webhook.test' }).select('actor', 'action', 'after');

  test('sends a message that asks for nothing, and puts it on record', async () => {
    status = 204;
    expect(await send()).toEqual({ status: 204 });
    expect(JSON.parse(received.join(''))).toMatchObject({ type: 'test', params: {}, caseId: null });
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
