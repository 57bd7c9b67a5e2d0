import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Server } from '../../server/compose.ts';
import type { IssuedKey } from '../../server/keys/create-key.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { makeKey, openSessionAs } from '../support/test-server.ts';

/** The whole server on a database of its own, with a key for the platform and a manager's session. */
export interface BenchServer {
  composed: Server;
  url: string;
  key: IssuedKey;
  session: string;
  close(): Promise<void>;
}

/** Starts it in this process on a free port; by `DATABASE_URL` on an empty PostgreSQL database, else in a temporary directory. */
export async function startBenchServer(): Promise<BenchServer> {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-bench-'));
  const { DATABASE_URL } = process.env;
  const config = readConfig({
    DATA_DIR: dir,
    DEMO: '0',
    PLATFORM_RATE: '1000000',
    ...(DATABASE_URL !== undefined && { DATABASE_URL }),
  });
  const composed = await compose(config, createLogger('silent'));
  const http = composed.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const deps = { ...composed, demo: false };
  return {
    composed,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    key: await makeKey(deps, ['events']),
    session: await openSessionAs(deps, 'manager'),
    close: async () => {
      await new Promise((resolve) => http.close(resolve));
      await composed.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
