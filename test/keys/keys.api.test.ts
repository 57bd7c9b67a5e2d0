import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { keyRoutes } from '../../server/keys/key-routes.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, startTestServer, type TestServer } from '../support/test-server.ts';

describeOnEachDatabase('keys in the console', (open) => {
  let db: Database;
  let server: TestServer;
  let admin: string;
  beforeEach(async () => {
    db = await open();
    server = await startTestServer(db, keyRoutes);
    admin = await openSessionAs(server.deps, 'admin', { code: 'D01' });
  });
  afterEach(() => server.close());

  const create = (json: unknown) => server.call('/api/keys', { as: admin, json });

  test('the secret is shown once and stored where nobody can read it', async () => {
    const made = await create({ name: 'import', scopes: ['events', 'flows'], addresses: ['203.0.113.0/24'] });
    expect(made.status).toBe(201);
    const { id, secret } = made.body as { id: string; secret: string };
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    const list = await server.call('/api/keys', { as: admin });
    expect(list.body).toMatchObject({
      data: [{ id, name: 'import', scopes: ['events', 'flows'], revokedAt: null }],
      pageInfo: { hasNextPage: false },
    });
    const kept = JSON.stringify([list.body, await db.read('api_keys'), await db.read('audit_entries')]);
    expect(kept).toContain(id);
    expect(kept).not.toContain(secret.slice(6));
  });

  test('every change is on the record with who made it', async () => {
    const { id } = (await create({ name: 'import', scopes: ['events'] })).body as { id: string };
    const next = await server.call(`/api/keys/${id}/rotate`, { as: admin, json: { overlapHours: 1 } });
    expect(next.status).toBe(201);
    expect(await server.call(`/api/keys/${id}/revoke`, { as: admin, method: 'POST' })).toMatchObject({
      status: 200,
    });
    await server.call(`/api/keys/${id}/revoke`, { as: admin, method: 'POST' });
    const entries = await db.read('audit_entries').orderBy('id').select('action', 'actor');
    expect(entries.map(({ action }) => action)).toEqual([
      'key.create',
      'key.rotate',
      'key.create',
      'key.revoke',
    ]);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(['D01']));
  });

  test('a key needs a scope that exists and addresses that are some', async () => {
    const answer = await create({ name: 'x', scopes: ['everything'], addresses: ['here'] });
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(['scopes.0', 'addresses.0']);
    expect(await server.call('/api/keys/nobody/revoke', { as: admin, method: 'POST' })).toMatchObject({
      status: 404,
    });
  });

  test('pages follow each other without gap or repetition', async () => {
    for (const name of ['a', 'b', 'c']) await create({ name, scopes: ['events'] });
    const first = (await server.call('/api/keys?limit=2', { as: admin })).body as {
      data: { name: string }[];
      pageInfo: { hasNextPage: boolean; nextCursor: string };
    };
    expect(first).toMatchObject({ data: [{ name: 'a' }, { name: 'b' }], pageInfo: { hasNextPage: true } });
    const rest = await server.call(`/api/keys?limit=2&cursor=${first.pageInfo.nextCursor}`, { as: admin });
    expect(rest.body).toMatchObject({
      data: [{ name: 'c' }],
      pageInfo: { hasNextPage: false, nextCursor: null },
    });
  });
});
