import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { targetOf } from '../support/databases.ts';
import { describeRoutes } from '../support/walk-routes.ts';

const dir = mkdtempSync(join(tmpdir(), 'unloop-routes-'));

describeRoutes('every route of the server', async ({ db, clock }) => {
  const config = { ...readConfig({ DATA_DIR: dir }), database: targetOf(db) };
  return compose(config, createLogger('silent'), clock);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));
