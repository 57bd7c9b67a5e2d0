import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { PhoneBindingRecord, PhoneStepRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { createKey, type IssuedKey } from '../../server/keys/create-key.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { newId } from '../../server/platform/ids.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { createStaff } from '../../server/staff/create-staff.ts';
import { Vault } from '../../server/vault/vault.ts';
import type { PhoneFault } from '../../server/sandbox/phone-book.ts';
import { type FakePlatform, startFakePlatform } from '../phones/fake-platform.ts';
import { describeOnEachDatabase, targetOf } from '../support/databases.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { WEBHOOK_SECRET } from '../support/webhook-receiver.ts';
import { PhoneAgentAtWork, PhoneSeniorAtWork } from './phone-staff.ts';
import { type Delivery, deliver, sendOnce } from './platform-sender.ts';

const MASTER_KEY = '07'.repeat(32);
const ACCOUNTS = 6;
const KILLS_BY_CHANCE = 2;
/** So often the server dies while the platform has acted and has not answered yet. */
const KILLS_WHILE_ACTING = 2;
const DAY = 86_400_000;
const PATIENCE_MS = 120_000;
const random = seededRandom(Number(process.env['KILL_SEED'] ?? 11));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const numbers = Array.from({ length: ACCOUNTS }, (_, index) => ({
  accountId: `7${100_000 + index}`,
  from: `+86138${String(20_000_000 + index)}`,
  // Every third lets its number go and takes none.
  to: index % 3 === 2 ? null : `+86139${String(20_000_000 + index)}`,
}));

describeOnEachDatabase('Phones at a server that is killed between the steps', (open) => {
  let db: Database;
  let dir: string;
  let key: IssuedKey;
  let platform: FakePlatform;
  let server: ServerProcess;
  let agent: PhoneAgentAtWork;
  let seniors: PhoneSeniorAtWork[];
  const kills = { byChance: 0, whileActing: 0 };
  /** What goes wrong with the first commands that change something, each in its turn. */
  const faults: PhoneFault[] = ['half', 'silent', null, 'half', 'silent'];
  let isCalm = false;
  const vault = new Vault(Buffer.from(MASTER_KEY, 'hex'));

  beforeAll(async () => {
    db = await open();
    dir = targetOf(db).startsWith('postgres')
      ? mkdtempSync(join(tmpdir(), 'unloop-phones-'))
      : dirname(targetOf(db));
    platform = await startFakePlatform(Date.now, {
      wire: () => (isCalm ? null : random.pick([null, null, 'refused', 'error_after', 'cut_after'])),
      platform: () => faults.shift() ?? null,
      acted: () => {
        if (kills.whileActing >= KILLS_WHILE_ACTING || !random.chance(0.3)) return;
        kills.whileActing += 1;
        void dieAndRise();
      },
    });
    await prepare();
    server = await start();
    await live();
  }, 300_000);
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

  let rising: Promise<void> = Promise.resolve();
  /** Never two at once: the next death waits for the server to be up again. */
  function dieAndRise(): Promise<void> {
    rising = rising.then(async () => {
      await server.kill();
      // A busy database may turn it away; whoever watches over a server starts it again.
      server = await start().catch(() => pause(3_000).then(start));
    });
    return rising;
  }

  async function prepare(): Promise<void> {
    const deps = { db, vault, clock: Date.now, demo: false };
    const actor = systemActor('test');
    const hours = 1.5 / 3_600;
    const figures = settingsSchema.parse({
      undoSeconds: 0,
      commandTries: 1_000,
      applyMinutes: 0.1,
      riskyDecisionsPerShift: 1_000,
      phone: {
        coolingOffHours: hours,
        coolingOffHighRiskHours: hours,
        brakes: { pace: 1_000, aDay: 1_000, teamFloor: 1_000 },
      },
    });
    const webhook = { address: platform.address, secret: WEBHOOK_SECRET };
    await db.write((tx) => writeWebhook(tx, vault, Date.now(), actor, webhook));
    await db.write((tx) => writeSettings(tx, Date.now(), actor, figures));
    const scopes = ['events', 'accounts', 'requests'] as const;
    key = await createKey(deps, actor, { name: 'test', scopes: [...scopes], addresses: [], expiresAt: null });
    const person = { team: '', regions: [], kinds: [], ownAccounts: [] };
    const one = await createStaff(deps, actor, { ...person, code: 'A07', role: 'agent' }, null);
    agent = new PhoneAgentAtWork(() => server.url, one);
    seniors = [];
    for (const code of ['S01', 'S02', 'S03']) {
      const other = await createStaff(deps, actor, { ...person, code, role: 'senior' }, null);
      seniors.push(new PhoneSeniorAtWork(() => server.url, other));
    }
  }

  /** Users ask, staff decide, the platform acts and tells, and the server dies again and again; then all comes to rest. */
  async function live(): Promise<void> {
    const life = { over: false };
    const work = [asking(), deciding(life), approving(life), telling(life), waiting(life)];
    while (kills.byChance < KILLS_BY_CHANCE) {
      await pause(random.between(500, 4_000));
      kills.byChance += 1;
      await dieAndRise();
    }
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until && (await casesUnderWay()) > 0) {
      await pause(500);
      isCalm = kills.whileActing === KILLS_WHILE_ACTING;
    }
    life.over = true;
    await Promise.all(work);
    await rising;
  }

  async function asking(): Promise<void> {
    const iso = (at: number) => new Date(at).toISOString();
    const since = iso(Date.now() - 365 * DAY);
    for (const { accountId, from, to } of numbers) {
      platform.book.write(accountId, from);
      const account = {
        accountId,
        state: 'normal',
        phone: from,
        phoneState: 'verified',
        realName: 'verified',
      };
      const proven = { phoneVerifiedAt: since, phoneProvenBy: 'sms_code', waysIn: ['password'] };
      await sendOnce(() => server.url, key, '/accounts', [{ ...account, ...proven }]);
      const request = { id: `req_${accountId}`, accountId, openedAt: iso(Date.now()) };
      await sendOnce(() => server.url, key, '/requests', {
        ...request,
        kind: to === null ? 'phone_unbind' : 'phone_change',
        params: { oldProof: 'sms_code', ...(to !== null && { newPhone: to }) },
      });
      const entered = { flow: 'phone_change', step: 'new_number_code', outcome: 'passed' } as const;
      platform.untold.push({
        ...entered,
        id: newId(),
        accountId,
        requestId: request.id,
        occurredAt: iso(Date.now()),
      });
    }
  }

  async function deciding(life: { over: boolean }): Promise<void> {
    while (!life.over) {
      // Whoever died after giving the case away never said so: it is on the agent's own list.
      const own = await db.read<CaseRecord>('cases').where({ state: 'claimed' }).first('id');
      const isBusy = own === undefined ? await agent.workNext() : await agent.work(own.id);
      if (!isBusy) await pause(300);
    }
  }

  async function approving(life: { over: boolean }): Promise<void> {
    while (!life.over) {
      const waiting = (await db.read('cases').where({ state: 'awaiting_approval' }).select('id')) as {
        id: number;
      }[];
      for (const { id } of waiting) for (const senior of seniors) if (await senior.approve(id)) break;
      await pause(200);
    }
  }

  /** The platform tells everything in any order, and much of it twice, once more under another request. */
  async function telling(life: { over: boolean }): Promise<void> {
    const told: FakePlatform['untold'] = [];
    while (!life.over) {
      const fresh = platform.untold.splice(0);
      const again = told.filter(() => random.chance(0.2));
      told.push(...fresh);
      const events = [...fresh, ...again, ...fresh.filter(() => random.chance(0.3))].toReversed();
      if (events.length > 0) {
        const one: Delivery = { id: newId(), events, triedAt: 0 };
        while ((await deliver(server.url, key, one)) === null) await pause(1_000);
      }
      await pause(200);
    }
  }

  /** Who died with the right to send has it for half a minute: as if that were over, and every wait too. */
  async function waiting(life: { over: boolean }): Promise<void> {
    while (!life.over) {
      await pause(1_000);
      await db.write(async (tx) => {
        await tx('outbox')
          .where({ state: 'sending' })
          .where('lease_until', '<', Date.now() + 25_000)
          .update({ lease_until: 0 });
        await tx('outbox').where({ state: 'pending' }).update({ next_try_at: 0 });
      });
    }
  }

  async function casesUnderWay(): Promise<number> {
    const cases = await db.read<CaseRecord>('cases').where({ state: 'resolved' });
    return ACCOUNTS - cases.length;
  }

  it('was killed between steps, also while the platform acted, or this proves nothing', async () => {
    expect(kills).toEqual({ byChance: KILLS_BY_CHANCE, whileActing: KILLS_WHILE_ACTING });
    const steps = await db.read<PhoneStepRecord>('phone_steps');
    expect(steps.filter(({ step }) => step !== 'apply').length).toBeGreaterThan(0);
  });

  it('bring every case to its end, and both sides to the same numbers', async () => {
    const rows = await db.read<CaseRecord>('cases').orderBy('id');
    expect(rows.map(({ state }) => state)).toEqual(numbers.map(() => 'resolved'));
    const sides = [];
    for (const { accountId } of numbers)
      sides.push([accountId, await boundHere(accountId), platform.book.numberOf(accountId)]);
    expect(sides).toEqual(numbers.map(({ accountId, to }) => [accountId, to, to]));
  });

  it('leave no step open, and take effect once for each case', async () => {
    const steps = await db.read<PhoneStepRecord>('phone_steps').orderBy('command_id');
    expect(steps.filter(({ state }) => state === 'told')).toEqual([]);
    const done = steps.filter(({ step, state }) => step === 'apply' && state === 'done');
    expect(new Set(done.map((one) => one.case_id)).size).toBe(ACCOUNTS);
    expect(done).toHaveLength(ACCOUNTS);
    const held = await db.read<PhoneBindingRecord>('phone_bindings').where({ holds: 1 });
    expect(held).toHaveLength(numbers.filter(({ to }) => to !== null).length);
  });

  async function boundHere(accountId: string): Promise<string | null> {
    const row = await db
      .read<PhoneBindingRecord>('phone_bindings')
      .where({ account_id: accountId, is_current: 1 })
      .first();
    const cipher = row === undefined ? null : await vault.findCipher(db.read, accountId);
    return row === undefined || cipher === null ? null : cipher.decrypt(row.phone, 'phone');
  }
});
