import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../db/connection.ts';
import { compose, type Server } from '../../server/compose.ts';
import type { EventVerdict, IngestAnswer } from '../../server/contract/event-format.ts';
import type { Scope } from '../../server/contract/keys.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { targetOf } from './databases.ts';
import { type Answer, makeKey, type SendOptions, startTestServer, type TestServer } from './test-server.ts';

/** The key of `startTestServer`'s vault, as the environment would name it. */
const MASTER_KEY = '07'.repeat(32);
const ALL_SCOPES: Scope[] = ['events', 'flows', 'accounts', 'requests', 'metrics'];

/** The whole composed server over real HTTP, on a clock that stands still until the test moves it. */
export interface ComposedServer extends TestServer {
  composed: Server;
  /** Signed by a key with every scope, unless told otherwise. */
  platform(path: string, body: unknown, options?: Partial<SendOptions>): Promise<Answer>;
  /** Sends events and answers their verdicts; throws where the request itself was refused. */
  ingest(events: readonly unknown[]): Promise<EventVerdict[]>;
  /** Runs one of the server's own jobs once, as of its clock. */
  runJob(
    name:
      | 'timers'
      | 'commands'
      | 'seal'
      | 'silence'
      | 'phone_bulks'
      | 'alerts'
      | 'sums of days'
      | 'outcomes'
      | 'retention'
      | 'blind reviews',
  ): Promise<void>;
}

/** Starts it on a database of `describeOnEachDatabase`; close it before the database goes. */
export async function startComposedServer(
  db: Database,
  target: (db: Database) => string = targetOf,
): Promise<ComposedServer> {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-composed-'));
  const config = {
    ...readConfig({ DATA_DIR: dir, DEMO: '0', MASTER_KEY }),
    database: target(db),
  };
  let composed: Server | undefined;
  const server = await startTestServer(db, async ({ clock }) => {
    composed = await compose(config, createLogger('silent'), clock);
    return composed.routes;
  });
  if (composed === undefined) throw new Error('nothing was composed');
  const whole: Server = composed;
  const key = await makeKey(server.deps, ALL_SCOPES);
  const platform: ComposedServer['platform'] = (path, body, options = {}) =>
    server.send(path, {
      key,
      body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
      ...options,
    });
  return {
    ...server,
    composed: whole,
    platform,
    ingest: async (events) => {
      const answer = await platform('/api/platform/v1/events', events);
      if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
      return (answer.body as IngestAnswer).results;
    },
    runJob: async (name) => {
      const job = whole.jobs.find((one) => one.name === name);
      if (job === undefined) throw new Error(`the server has no job ${name}`);
      await job.run(server.deps.clock());
    },
    close: async () => {
      await server.close();
      await whole.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
