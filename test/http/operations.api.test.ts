import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { rollback } from '../../db/migrate.ts';
import { flowRoutes } from '../../server/flows/flow-routes.ts';
import { staffRoutes } from '../../server/staff/staff-routes.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describeOnEachDatabase('who runs the server', (open) => {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-web-'));
  let db: Database;
  let server: TestServer;
  beforeAll(async () => {
    mkdirSync(join(dir, 'assets'));
    writeFileSync(join(dir, 'index.html'), '<script nonce="__CSP_NONCE__" src="/assets/main-1.js"></script>');
    writeFileSync(join(dir, 'assets/main-1.js'), 'void 0;');
    db = await open();
    server = await startTestServer(db, (deps) => [...staffRoutes(deps), ...flowRoutes(deps)], {
      web: { dir },
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dir, { recursive: true });
  });

  test('sees durations by route pattern, never by what was asked for', async () => {
    await server.call('/api/flows/of_somebody?q=13812345678');
    const { body } = await server.call('/metrics');
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/flows/:name",status="401"} 1',
    );
    expect(body).toContain('process_cpu_seconds_total');
    expect(body).not.toMatch(/of_somebody|13812345678/);
  });

  test('gets the page fresh with a nonce of its own, its parts for ever', async () => {
    const pages = [await server.call('/cases/10482'), await server.call('/index.html')];
    const nonces = pages.map((page) => {
      expect(page.headers.get('cache-control')).toBe('no-store');
      return /nonce="([^"]+)"/.exec(page.body as string)?.[1] ?? '';
    });
    expect(new Set(nonces).size).toBe(2);
    const policy = pages[0]?.headers.get('content-security-policy');
    expect(policy).toContain(`'nonce-${nonces[0]}'`);
    expect(policy).not.toMatch(/unsafe-|\*|http/);
    const script = await server.call('/assets/main-1.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(await server.call('/assets/main-2.js')).toMatchObject({ status: 404 });
    expect(await server.call('/api/nowhere')).toMatchObject({ status: 404, code: 'method_unknown' });
  });

  test('reads every route in the API document, with who may call it and what it takes', async () => {
    const { body } = await server.call('/api/openapi.json');
    const document = body as {
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const put = document.paths['/api/platform/v1/flows/{name}']?.['put'];
    expect(put).toMatchObject({
      operationId: 'putPlatformV1FlowsName',
      security: [{ key: ['flows'] }],
      requestBody: {
        content: { 'application/json': { schema: { required: ['name', 'titles', 'steps', 'terminal'] } } },
      },
    });
    expect(put?.['parameters']).toContainEqual(
      expect.objectContaining({ name: 'name', in: 'path', required: true }),
    );
    expect(document.paths['/api/session']?.['delete']).toMatchObject({ responses: { '204': {} } });
    const page = await server.call('/api/docs');
    expect(page.body).toContain('PUT /api/platform/v1/flows/{name}');
    expect(page.body).not.toMatch(/<script|style=|https?:/);
  });

  // Last: it takes the schema away.
  test('learns that the server is not ready while migrations are pending', async () => {
    expect(await server.call('/readyz')).toMatchObject({ status: 200 });
    await rollback(db);
    expect(await server.call('/readyz')).toMatchObject({ status: 503, code: 'not_ready' });
    expect(await server.call('/healthz')).toMatchObject({ status: 200 });
  });
});
