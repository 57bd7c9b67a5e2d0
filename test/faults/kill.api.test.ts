import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { DecisionRecord } from '../../db/tables.ts';
import { loadCheckpointVerifier } from '../../server/audit/audit-signer.ts';
import { checkpointFile, readCheckpoints } from '../../server/audit/checkpoint-file.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { createKey, type IssuedKey } from '../../server/keys/create-key.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { newId } from '../../server/platform/ids.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { createStaff } from '../../server/staff/create-staff.ts';
import { Vault } from '../../server/vault/vault.ts';
import { buildLoop } from '../support/build-rooms.ts';
import { describeOnEachDatabase, targetOf } from '../support/databases.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startWebhookReceiver, WEBHOOK_SECRET, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { AgentAtWork } from './agent-at-work.ts';
import { type Delivery, deliver } from './platform-sender.ts';
import { recomputeFigures } from './recompute-figures.ts';

const MASTER_KEY = '07'.repeat(32);
const KILLS = Number(process.env['KILLS'] ?? 4);
const random = seededRandom(Number(process.env['KILL_SEED'] ?? 7));
const HOUR = 3_600_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describeOnEachDatabase('A server that is killed at any moment', (open) => {
  let db: Database;
  let dir: string;
  let key: IssuedKey;
  let platform: WebhookReceiver;
  let server: ServerProcess;
  let agent: AgentAtWork;
  const sent: Delivery[] = [];
  const acknowledged = new Map<string, string>();
  const unanswered = { requests: 0 };

  beforeAll(async () => {
    db = await open();
    dir = targetOf(db).startsWith('postgres')
      ? mkdtempSync(join(tmpdir(), 'unloop-kill-'))
      : dirname(targetOf(db));
    platform = await startWebhookReceiver();
    // A platform that fails now and then: commands must go out again, under the same id.
    platform.answerWith(() => (random.chance(0.3) ? 503 : 200));
    const credentials = await prepare();
    server = await start();
    agent = new AgentAtWork(() => server.url, credentials);
    await live();
    const code = await server.stop();
    if (code !== 0) throw new Error(`the server stopped with ${code}`);
  });
  afterAll(async () => {
    await server.kill();
    await platform.close();
    rmSync(dir, { recursive: true, force: true });
  });

  function start(): Promise<ServerProcess> {
    const target = targetOf(db);
    const settings = { DATA_DIR: dir, MASTER_KEY };
    return startServerProcess(
      target.startsWith('postgres') ? { ...settings, DATABASE_URL: target } : settings,
    );
  }

  async function prepare() {
    const deps = { db, vault: new Vault(Buffer.from(MASTER_KEY, 'hex')), clock: Date.now, demo: false };
    const actor = systemActor('test');
    const webhook = { address: platform.address, secret: WEBHOOK_SECRET };
    const figures = settingsSchema.parse({ undoSeconds: 0, commandTries: 1_000 });
    await db.write((tx) => writeWebhook(tx, deps.vault, Date.now(), actor, webhook));
    await db.write((tx) => writeSettings(tx, Date.now(), actor, figures));
    key = await createKey(deps, actor, { name: 'test', scopes: ['events'], addresses: [], expiresAt: null });
    const person = { code: 'A07', role: 'agent' as const, team: '', regions: [], kinds: [], ownAccounts: [] };
    return createStaff(deps, actor, person, null);
  }

  /** The platform sends and an agent decides while the server is killed again and again; then all comes to rest. */
  async function live(): Promise<void> {
    const life = { over: false };
    const sending = [keepSending(life), keepSending(life)];
    const deciding = keepDeciding(life);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(random.between(200, 2_000));
      await server.kill();
      server = await start();
    }
    await pause(1_000);
    life.over = true;
    await Promise.all([...sending, deciding]);
    await vi.waitFor(async () => expect(await commandsUnderWay()).toBe(0), {
      timeout: 20_000,
      interval: 300,
    });
  }

  async function keepSending(life: { over: boolean }): Promise<void> {
    while (!life.over) {
      const one: Delivery = { id: newId(), events: nextEvents(), triedAt: 0 };
      sent.push(one);
      for (;;) {
        const answer = await deliver(server.url, key, one);
        if (answer !== null) {
          for (const { id, status } of answer.results) acknowledged.set(id ?? '', status);
          break;
        }
        unanswered.requests += 1;
        await pause(100);
      }
    }
  }

  async function keepDeciding(life: { over: boolean }): Promise<void> {
    while (!life.over) if (!(await agent.decideNext())) await pause(150);
  }

  async function commandsUnderWay(): Promise<number> {
    await db.write(async (tx) => {
      // Who died with the right to send or to seal has it for half a minute: as if that were over, and every wait too.
      await tx('outbox').where({ state: 'sending' }).update({ lease_until: 0 });
      await tx('outbox').where({ state: 'pending' }).update({ next_try_at: 0 });
      await tx('audit_state').update({ lease_until: 0 });
    });
    return (await db.read('outbox').whereNot({ state: 'delivered' })).length;
  }

  let accounts = 0;
  let held: ReturnType<typeof buildLoop> = [];
  /** Whole loops of new accounts; of each some events arrive only with the next batch, and some twice. */
  function nextEvents() {
    const fresh = Array.from({ length: 4 }, () => {
      accounts += 1;
      return buildLoop(`acc ${accounts}`, Date.now() - random.between(0, 60) * HOUR, random.between(1, 4));
    }).flat();
    const late = fresh.filter(() => random.chance(0.2));
    const now = [...held, ...fresh.filter((event) => !late.includes(event))];
    held = [...late, ...now.filter(() => random.chance(0.05))];
    return now.toSorted(() => random.next() - 0.5);
  }

  it('stores every event that it acknowledged exactly once', async () => {
    const rows = (await db.read('events').select('id')) as { id: string }[];
    const ids = sent.flatMap(({ events }) => events.map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids));
    expect(rows).toHaveLength(acknowledged.size);
    expect(new Set(acknowledged.values()).has('rejected')).toBe(false);
  });

  it('was killed in the middle of requests, or this proves nothing', () => {
    expect(unanswered.requests).toBeGreaterThan(0);
    expect(sent.length).toBeGreaterThan(KILLS);
    expect(agent.decided.length).toBeGreaterThan(0);
  });

  it('has the journeys and counts of one sorted pass', async () => {
    const { stored, recomputed } = await recomputeFigures(db);
    expect(stored).toEqual(recomputed);
  });

  it('has a record of changes that is whole', async () => {
    const { checkpoints } = readCheckpoints(checkpointFile(dir));
    const verdict = await verifyAudit(db, { verifier: loadCheckpointVerifier(dir), checkpoints });
    expect(verdict).toMatchObject({ whole: true, pending: 0 });
    expect(checkpoints.length).toBeGreaterThan(0);
  });

  it('tells the platform each decision under one id, at least once, signed and word for word', async () => {
    const decisions = await db.read<DecisionRecord>('decisions');
    const cases = agent.decided.map(({ caseId }) => caseId).sort((a, b) => a - b);
    expect(decisions.map((one) => one.case_id).sort((a, b) => a - b)).toEqual(cases);
    const commands = new Set(decisions.map((one) => one.command_id));
    expect(new Set(platform.received.map(({ id }) => id))).toEqual(commands);
    expect(commands.size).toBe(decisions.length);
    for (const { id, command, signed } of platform.received) {
      expect(signed).toBe(true);
      expect(command).toEqual(platform.received.find((one) => one.id === id)?.command);
      expect(decisions.find((one) => one.command_id === id)?.case_id).toBe(command.caseId);
    }
  });

  it('has one open case at most for one account', async () => {
    const rows = (await db
      .read('cases')
      .whereNotIn('state', ['ended', 'self_resolved', 'resolved'])
      .groupBy('account_id')
      .havingRaw('count(*) > 1')
      .select('account_id')) as { account_id: string }[];
    expect(rows).toEqual([]);
  });
});
