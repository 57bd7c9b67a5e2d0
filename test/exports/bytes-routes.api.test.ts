import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { filesBelow } from '../support/read-imports.ts';

const dir = mkdtempSync(join(tmpdir(), 'unloop-bytes-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('Files leave the server', () => {
  test('by these routes alone, none of them open to anyone', async () => {
    const server = await compose(readConfig({ DATA_DIR: dir, DEMO: '0' }), createLogger('silent'));
    const files = server.routes
      .filter((route) => route.bytes)
      .toSorted((left, right) => left.path.localeCompare(right.path));
    await server.close();
    expect(files.map(({ method, path, permission }) => [method, path, permission.by])).toEqual([
      ['get', '/api/exports/:id/files/:name', 'ability'],
      ['get', '/api/exports/:id/manifest', 'ability'],
      ['get', '/api/phones/bulks/:id/results', 'ability'],
    ]);
  });

  test('through one function, which writes them into the record first', () => {
    const makers = filesBelow('server').filter((file) =>
      /new BytesAnswer\(/.test(readFileSync(file, 'utf8')),
    );
    expect(makers).toEqual(['server/audit/answer-bytes.ts']);
  });
});
