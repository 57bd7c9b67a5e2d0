import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { createSettingsReader } from '../../server/settings/read-settings.ts';
import { settingsRoutes } from '../../server/settings/settings-routes.ts';
import { readWebhook } from '../../server/settings/webhook-settings.ts';
import { describeOnEachDatabase, openAgain } from '../support/databases.ts';
import { openSessionAs, startTestServer, type TestServer } from '../support/test-server.ts';

describeOnEachDatabase('settings', (open) => {
  let db: Database;
  let server: TestServer;
  let admin: string;
  beforeEach(async () => {
    db = await open();
    server = await startTestServer(db, settingsRoutes);
    admin = await openSessionAs(server.deps, 'admin');
  });
  afterEach(() => server.close());

  const put = (path: string, json: unknown) => server.call(path, { method: 'PUT', as: admin, json });
  const record = () => db.read('audit_entries').orderBy('id').select('action', 'before', 'after');

  test('are the domain’s defaults until somebody sets them, on the record with what changed', async () => {
    expect((await server.call('/api/settings', { as: admin })).body).toMatchObject({
      undoSeconds: 30,
      slaHours: [1, 4, 24, 72],
      secondApprovalHours: 4,
    });
    expect(await put('/api/settings', { undoSeconds: 60 })).toMatchObject({
      status: 200,
      body: { undoSeconds: 60 },
    });
    expect((await server.call('/api/settings/version', { as: admin })).body).toEqual({ version: 1 });
    await put('/api/settings', { undoSeconds: 60 });
    expect(await record()).toEqual([
      { action: 'settings.write', before: '{"undoSeconds":30}', after: '{"undoSeconds":60}' },
    ]);
  });

  test('are noticed by a server that did not write them', async () => {
    const other = openAgain(db);
    const read = createSettingsReader(other.read);
    expect(await read()).toMatchObject({ undoSeconds: 30 });
    await put('/api/settings', { undoSeconds: 60 });
    expect(await read()).toMatchObject({ undoSeconds: 60 });
    expect(await read()).toBe(await read());
    await other.close();
  });

  test('are refused with the path of each fault', async () => {
    const answer = await put('/api/settings', { undoSeconds: -1, slaHours: [1, 2, 3], colour: 'red' });
    const paths = (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path);
    expect(paths.sort()).toEqual(['colour', 'slaHours', 'undoSeconds']);
  });

  test('the webhook’s secret goes in and never comes out', async () => {
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
    const address = 'https://platform.example/hook';
    expect(await readWebhook(db.read, server.deps.vault)).toBeNull();
    expect(await put('/api/webhook', { address })).toMatchObject({ body: { address, secretSet: false } });
    expect(await readWebhook(db.read, server.deps.vault)).toBeNull();
    expect(await put('/api/webhook', { address, secret })).toMatchObject({
      body: { address, secretSet: true },
    });
    // Another address alone keeps the secret.
    await put('/api/webhook', { address: 'https://platform.example/new' });
    expect(await readWebhook(db.read, server.deps.vault)).toEqual({
      address: 'https://platform.example/new',
      secret,
    });
    const kept = JSON.stringify([await db.read('settings'), await record()]);
    expect(kept).not.toContain(secret.slice(6));
    expect(await put('/api/webhook', { address: 'file:///etc/passwd' })).toMatchObject({ status: 400 });
  });
});
