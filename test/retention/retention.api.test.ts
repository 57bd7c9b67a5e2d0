import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentText, loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import type { Certificate } from '../../server/contract/retention.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { canonicalJson, sha256 } from '../../server/platform/canonical-json.ts';
import { destroyDue } from '../../server/retention/destroy-due.ts';
import type { RetentionDeps } from '../../server/retention/retention-deps.ts';
import { retentionRoutes } from '../../server/retention/retention-routes.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs, startTestServer, type TestServer } from '../support/test-server.ts';

const DAY = 86_400_000;

describeOnEachDatabase('what is past its time', (open) => {
  let server: TestServer;
  let deps: RetentionDeps;
  let auditor: string;
  const dir = mkdtempSync(join(tmpdir(), 'unloop-retention-'));
  beforeEach(async () => {
    server = await startTestServer(await open(), (test) => {
      const settings = settingsSchema.parse({ keepQuarantineDays: 200 });
      deps = { ...test, signer: loadCheckpointSigner(dir), settings: () => Promise.resolve(settings) };
      return retentionRoutes(deps);
    });
    auditor = await openSessionAs(server.deps, 'auditor', { code: 'U01' });
  });
  afterEach(async () => {
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function quarantine(id: string, daysAgo: number, state = 'dismissed', accountId = '7') {
    await deps.db.write((tx) =>
      tx('quarantine').insert({
        id,
        received_at: deps.clock() - daysAgo * DAY,
        account_id: accountId,
        code: 'unknown_flow',
        detail: '',
        payload: '',
        state,
        source: 'test',
      }),
    );
  }
  const left = () => deps.db.read('quarantine').orderBy('id').pluck('id');
  const hold = (json: object) => server.call('/api/holds', { as: auditor, json });

  test('is destroyed with a certificate that our key signed and the record names', async () => {
    await quarantine('b', 201);
    await quarantine('a', 300);
    await quarantine('young', 199);
    await quarantine('needed', 300, 'waiting');
    const [certificate, ...others] = (await destroyDue(deps, deps.clock())) as [Certificate];
    expect(others).toEqual([]);
    expect(await left()).toEqual(['needed', 'young']);
    const idsSha256 = createHash('sha256').update('a\nb\n').digest('hex');
    expect(certificate.destroyed).toMatchObject([{ type: 'quarantine', rows: 2, held: 0, idsSha256 }]);
    const { signature, ...claim } = certificate;
    const text = documentText('destruction certificate', sha256(canonicalJson(claim)));
    const key = createPublicKey(deps.signer.publicPem);
    expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))).toBe(true);
    expect(await deps.db.read('audit_entries').where({ action: 'retention.destroy' })).toMatchObject([
      { subject_id: certificate.id },
    ]);
    expect((await server.call('/api/certificates', { as: auditor })).body).toMatchObject({
      data: [certificate],
    });
    expect(await destroyDue(deps, deps.clock())).toEqual([]);
  });

  test('stays while a hold covers its account or its period, and goes when that is released', async () => {
    await quarantine('held', 300, 'dismissed', '8');
    await quarantine('then', 400);
    await quarantine('free', 300);
    const placed = await hold({ accountId: '8', reason: 'court order 7' });
    expect(placed.status).toBe(201);
    const [from, to] = [401, 399].map((days) => new Date(deps.clock() - days * DAY).toISOString());
    await hold({ from, to, reason: 'inquiry of that week' });
    expect((await destroyDue(deps, deps.clock()))[0]?.destroyed).toMatchObject([{ rows: 1, held: 2 }]);
    expect(await left()).toEqual(['held', 'then']);
    const { id } = placed.body as { id: string };
    const release = () =>
      server.call(`/api/holds/${id}/release`, { as: auditor, json: { reason: 'order lifted' } });
    expect((await release()).status).toBe(204);
    expect((await release()).code).toBe('state_conflict');
    await destroyDue(deps, deps.clock());
    expect(await left()).toEqual(['then']);
    expect((await server.call('/api/holds', { as: auditor })).body).toMatchObject({
      data: [
        { accountId: null, released: null },
        { accountId: '8', released: { by: 'U01' } },
      ],
    });
  });

  test('is held by auditors alone, and a hold says what it covers', async () => {
    expect((await hold({ reason: 'everything' })).code).toBe('invalid_request');
    const manager = await openSessionAs(server.deps, 'manager');
    const json = { accountId: '7', reason: 'a reason' };
    expect((await server.call('/api/holds', { as: manager, json })).code).toBe('forbidden');
  });
});
