import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Server } from '../../server/compose.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { callServer, makeKey, openSessionAs, signRequest, TEST_NOW } from './test-server.ts';

/** The whole product with its console, without demo data, at a moment that stands still. */
export interface StillProduct {
  composed: Server;
  url: string;
  /** A session of a new person of this role; answers the cookie. */
  signIn(role: string): Promise<string>;
  /** Sends events as a platform would. */
  ingest(events: readonly unknown[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it in this process on SQLite, at `TEST_NOW`; the console must have been built. */
export async function startStillProduct(): Promise<StillProduct> {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-still-'));
  const clock = () => TEST_NOW;
  const config = readConfig({ DATA_DIR: dir, DEMO: '0', PLATFORM_RATE: '1000000' });
  const composed = await compose(config, createLogger('silent'), clock);
  const http = composed.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const deps = { ...composed, clock, demo: false };
  const key = await makeKey(deps, ['events']);
  return {
    composed,
    url,
    signIn: async (role) =>
      `unloop_session=${await openSessionAs(deps, role as Parameters<typeof openSessionAs>[1])}`,
    ingest: async (events) => {
      for (let start = 0; start < events.length; start += 900) {
        const body = JSON.stringify(events.slice(start, start + 900));
        const request = signRequest({ key, body }, clock());
        const answer = await callServer(`${url}/api/platform/v1/events`, request);
        if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
      }
    },
    stop: async () => {
      await new Promise((resolve) => http.close(resolve));
      await composed.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
