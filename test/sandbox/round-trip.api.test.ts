import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose, type Server } from '../../server/compose.ts';
import { startJobs, type RunningJobs } from '../../server/jobs/runner.ts';
import { spawnSandbox, type Sandbox } from '../../server/jobs/spawn-sandbox.ts';
import { createKey } from '../../server/keys/create-key.ts';
import { enqueueCommand } from '../../server/outbox/enqueue-command.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';

const WEBHOOK_SECRET = 'whsec_d2ViaG9va3dlYmhvb2s=';
const logger = createLogger('silent');
const dataDir = mkdtempSync(join(tmpdir(), 'unloop-round-trip-'));
let server: Server;
let http: HttpServer;
let jobs: RunningJobs;
let sandbox: Sandbox;

beforeAll(async () => {
  server = await compose(readConfig({ DATA_DIR: dataDir, DEMO: '0' }), logger);
  http = createServer(server.app).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const { db, vault } = server;
  const actor = systemActor('test');
  const terms = {
    name: 'sandbox',
    scopes: ['events' as const, 'accounts' as const, 'requests' as const],
    addresses: [],
    expiresAt: null,
  };
  const key = await createKey(server, actor, terms);
  sandbox = await spawnSandbox({
    unloopUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    keyId: key.id,
    keySecret: key.secret,
    webhookSecret: WEBHOOK_SECRET,
    seed: 1,
    delayMs: 5,
    logger,
  });
  const webhook = { address: sandbox.address, secret: WEBHOOK_SECRET };
  await db.write((tx) => writeWebhook(tx, vault, Date.now(), actor, webhook));
  jobs = startJobs(server.jobs, logger, server.clock);
});
afterAll(async () => {
  await jobs.stop();
  await sandbox.stop();
  await new Promise((resolve) => http.close(resolve));
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a command that the platform took comes back as events that confirm it', async () => {
  const { db, vault } = server;
  const id = await db.write((tx) =>
    enqueueCommand(tx, vault, Date.now(), {
      type: 'case.accept_step',
      accountId: '100200300',
      caseId: null,
      params: {
        flow: 'identity_strengthening',
        steps: ['id_info', 'face_scan', 'former_passwords', 'friend_assist', 'verdict'],
        success: { step: 'verdict', outcome: 'passed' },
        keep: [],
        step: 'verdict',
      },
      notBefore: 0,
    }),
  );
  await expect
    .poll(() => db.read('outbox').where({ id }).first('state', 'confirmed_at'), { timeout: 10_000 })
    .toMatchObject({ state: 'delivered', confirmed_at: expect.any(Number) });
  expect(await db.read('events').where({ command_id: id }).select('id', 'step', 'outcome')).toEqual([
    { id: `sbx_${id}_0`, step: 'verdict', outcome: 'passed' },
  ]);
});

test('who is offered recovery asks for one: friends are told of, named, and vouch', async () => {
  const { db, vault } = server;
  const id = await db.write((tx) =>
    enqueueCommand(tx, vault, Date.now(), {
      type: 'case.offer_recovery',
      accountId: '100200301',
      caseId: null,
      params: {},
      notBefore: 0,
    }),
  );
  const requestId = `rec_${id}`;
  await expect
    .poll(() => db.read('vouches').where({ request_id: requestId, verdict: 'vouched' }), { timeout: 10_000 })
    .toHaveLength(3);
  const recovery = await db.read('recoveries').where({ request_id: requestId }).first();
  expect(recovery).toMatchObject({ account_id: '100200301', second_method: expect.any(String) });
  expect(await db.read('cases').where({ id: recovery.case_id }).first()).toMatchObject({
    kind: 'friend_recovery',
    state: 'open',
  });
  expect(await db.read('relations').where({ account_id: '100200301', kind: 'friendship' })).toHaveLength(5);
});
