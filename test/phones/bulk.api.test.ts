import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bulkInsert } from '../../db/dialects.ts';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeSettings } from '../../server/settings/write-settings.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import type { Answer } from '../support/test-server.ts';
import { boundTo, DAY, iso, knowAccount, NEW, OLD, OTHER, OWNER, phoneEvent } from './phone-desk.ts';

describeOnEachDatabase('A file of reassigned numbers', (open) => {
  let server: ComposedServer;
  let senior: Desk;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    senior = await seat(server, 'senior');
    await knowAccount(server, OWNER, OLD);
    await knowAccount(server, OTHER, NEW);
  });
  afterEach(() => server.close());

  const send = (csv: string | Buffer, desk = senior): Promise<Answer> =>
    server.call('/api/phones/bulks', {
      method: 'POST',
      as: desk.token,
      body: new Uint8Array(Buffer.from(csv)),
      headers: { 'content-type': 'text/csv' },
    });
  /** Sent, and checked to its last row. */
  async function upload(csv: string | Buffer, desk = senior): Promise<Answer> {
    const answer = await send(csv, desk);
    if (answer.status !== 201) return answer;
    await server.runJob('phone_bulks');
    return { ...answer, body: (await desk.get(`/api/phones/bulks/${(answer.body as PhoneBulk).id}`)).body };
  }
  const move = (desk: Desk, bulk: PhoneBulk, verb: string, input: object = {}): Promise<Answer> =>
    desk.post(`/api/phones/bulks/${bulk.id}/${verb}`, { version: bulk.version, ...input });
  async function verdicts(bulk: PhoneBulk): Promise<unknown[]> {
    const { data } = (await senior.get(`/api/phones/bulks/${bulk.id}/rows`)).body as {
      data: { row: number; number: string; verdict: string }[];
    };
    return data.map(({ row, number, verdict }) => [row, number, verdict]);
  }
  /** Uploaded, proposed, approved by another, and run to its end. */
  async function run(csv: string): Promise<PhoneBulk> {
    const bulk = (await upload(csv)).body as PhoneBulk;
    const proposed = (await move(senior, bulk, 'proposal', { reason: 'carrier notice' })).body as PhoneBulk;
    const other = await seat(server, 'senior');
    expect((await move(other, proposed, 'approval')).status).toBe(200);
    await server.runJob('phone_bulks');
    return bulk;
  }
  const read = async (bulk: PhoneBulk) =>
    (await senior.get(`/api/phones/bulks/${bulk.id}`)).body as PhoneBulk;

  it('says of every row what would happen, and changes nothing', async () => {
    await knowAccount(server, 'banned', '+8613700000001', { state: 'banned' });
    await knowAccount(server, 'proven', '+8613700000002', { phoneVerifiedAt: iso(server.deps.clock()) });
    const yesterday = iso(server.deps.clock() - DAY).slice(0, 10);
    const rows = [
      OLD,
      '138-1234-5678',
      '13700000001',
      `13700000002,${yesterday}`,
      '13799999999',
      '010-62345678',
      '1064812345678',
      'abc',
    ];
    const answer = await upload(`number,reference_date\n${rows.join('\n')}\n`);
    expect(answer.status).toBe(201);
    const bulk = answer.body as PhoneBulk;
    expect(bulk).toMatchObject({
      state: 'checked',
      rows: 8,
      ready: 1,
      can: { propose: true, approve: false },
    });
    expect(await verdicts(bulk)).toEqual([
      [2, '138****5678', 'ready'],
      [3, '138****5678', 'duplicate'],
      [4, '137****0001', 'account_banned'],
      [5, '137****0002', 'verified_since'],
      [6, '137****9999', 'not_bound'],
      [7, '010****5678', 'landline'],
      [8, '106****5678', 'iot_number'],
      [9, '***', 'invalid_number'],
    ]);
    expect(await server.deps.db.read('outbox')).toEqual([]);
    expect(await boundTo(server, OWNER)).toBe(OLD);
  });

  it('is read in UTF-8 with a byte order mark, and in GBK', async () => {
    for (const bytes of [
      Buffer.from('\uFEFF号码;备注\n13812345678;二次放号\n'),
      iconv.encode('号码,备注\n13812345678,二次放号\n', 'gbk'),
    ])
      expect((await upload(bytes)).body).toMatchObject({ rows: 1, ready: 1 });
  });

  it('is checked on after a stop, each row once; what it says is kept sealed meanwhile', async () => {
    const numbers = Array.from({ length: 9_000 }, (_, index) => `138${String(10_000_000 + index)}`);
    const sent = (await send(`number\n${numbers.join('\n')}\n${numbers[0]}\n`)).body as PhoneBulk;
    expect(sent).toMatchObject({ state: 'reading', rows: 9_001, counts: {} });
    const pieces = await server.deps.db.read('phone_bulk_pieces');
    expect(JSON.stringify(pieces)).not.toContain('13810000001');
    await Promise.all([server.runJob('phone_bulks'), server.runJob('phone_bulks')]);
    await server.runJob('phone_bulks');
    expect(await read(sent)).toMatchObject({
      state: 'checked',
      counts: { not_bound: 9_000, duplicate: 1 },
    });
    expect(await server.deps.db.read('phone_bulk_pieces')).toEqual([]);
  });

  it('that is too long, or whose upload broke off, is as if it had not been sent', async () => {
    const { db, clock } = server.deps;
    const figures = settingsSchema.parse({ phone: { bulkRows: 2 } });
    await db.write((tx) => writeSettings(tx, clock(), systemActor('test'), figures));
    expect((await send('number\n1\n2\n3\n')).code).toBe('csv_too_long');
    expect(await db.read('phone_bulks')).toEqual([]);
    await send('number\n1\n');
    await db.write((tx) => tx('phone_bulks').update({ rows: 0 }));
    server.pass(DAY / 12);
    await server.runJob('phone_bulks');
    expect([await db.read('phone_bulks'), await db.read('phone_bulk_pieces')]).toEqual([[], []]);
  });

  it('is refused with a reason where it is no such file', async () => {
    expect((await upload('account,city\n1,Shenzhen\n')).code).toBe('csv_columns_wrong');
    expect((await upload('')).code).toBe('csv_columns_wrong');
    expect((await upload(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).code).toBe('csv_unreadable');
    const agent = await seat(server, 'agent');
    expect((await upload('number\n13812345678\n', agent)).code).toBe('forbidden');
  });

  it('runs once a second person agrees: the number serves for nothing at once, and is released with the platform', async () => {
    const bulk = await run(`number\n${OLD}\n${NEW}\n`);
    expect(await read(bulk)).toMatchObject({ worked: 2, confirmed: 0, counts: { sent: 2 } });
    const commands = await server.deps.db
      .read('outbox')
      .where({ type: 'phone.unbind' })
      .orderBy('account_id');
    const ids = commands.map((one: { id: string }) => one.id);
    const event = { flow: 'phone_unbind', step: 'released' } as const;
    const said = [
      phoneEvent(server, { ...event, commandId: ids[0] ?? '' }),
      phoneEvent(server, { ...event, accountId: OTHER, commandId: ids[1] ?? '', outcome: 'failed' }),
    ];
    await server.ingest([...said, ...said]);
    await server.runJob('phone_bulks');
    expect(await read(bulk)).toMatchObject({ state: 'done', confirmed: 1, counts: { done: 1, failed: 1 } });
    expect([await boundTo(server, OWNER), await boundTo(server, OTHER)]).toEqual([null, NEW]);
  });

  it('has its failed rows tried again, and asks about those that nobody answered; nothing is done twice', async () => {
    await knowAccount(server, 'silent', '+8613700000003');
    const bulk = await run(`number\n${OLD}\n${NEW}\n13700000003\n`);
    const commandOf = async (accountId: string, type: string) => {
      const rows = await server.deps.db.read('outbox').where({ account_id: accountId, type }).orderBy('id');
      return rows.map(({ id }: { id: string }) => id);
    };
    const released = { flow: 'phone_unbind', step: 'released' } as const;
    const [first = ''] = await commandOf(OTHER, 'phone.unbind');
    const refused = phoneEvent(server, {
      ...released,
      accountId: OTHER,
      commandId: first,
      outcome: 'failed',
      reason: 'system_restricted',
    });
    const [done = ''] = await commandOf(OWNER, 'phone.unbind');
    await server.ingest([refused, phoneEvent(server, { ...released, commandId: done })]);
    await server.runJob('phone_bulks');
    const before = await read(bulk);
    expect(before).toMatchObject({
      state: 'done',
      counts: { done: 1, failed: 1, sent: 1 },
      can: { retry: true },
    });
    const { data } = (await senior.get(`/api/phones/bulks/${bulk.id}/rows?verdict=failed`)).body as {
      data: object[];
    };
    expect(data).toMatchObject([{ verdict: 'failed', reason: 'system_restricted' }]);
    const manager = await seat(server, 'manager');
    expect((await move(manager, before, 'retry')).code).toBe('forbidden');
    expect((await move(senior, bulk, 'retry')).code).toBe('version_conflict');
    server.pass(60_000);
    expect((await move(senior, before, 'retry')).body).toMatchObject({ state: 'running', worked: 1 });
    await server.runJob('phone_bulks');
    const asked = await commandOf('silent', 'phone.check');
    expect([asked.length, (await commandOf('silent', 'phone.unbind')).length]).toEqual([1, 1]);
    const [, second = ''] = await commandOf(OTHER, 'phone.unbind');
    const [silent = ''] = await commandOf('silent', 'phone.unbind');
    await server.ingest([
      phoneEvent(server, { ...released, accountId: OTHER, commandId: second }),
      phoneEvent(server, { ...released, accountId: 'silent', commandId: silent }),
    ]);
    await server.runJob('phone_bulks');
    const after = await read(bulk);
    expect(after).toMatchObject({
      state: 'done',
      worked: 3,
      confirmed: 3,
      counts: { done: 3 },
      can: { retry: false },
    });
    expect((await move(senior, after, 'retry')).code).toBe('state_conflict');
    expect([await boundTo(server, OTHER), await boundTo(server, 'silent')]).toEqual([null, null]);
  });

  it('is not approved by who uploaded it, nor twice, nor by a version that is stale', async () => {
    const bulk = (await upload(`number\n${OLD}\n`)).body as PhoneBulk;
    const other = await seat(server, 'senior');
    expect((await move(other, bulk, 'approval')).code).toBe('state_conflict');
    expect((await move(other, bulk, 'proposal', { reason: 'for them' })).code).toBe('forbidden');
    const proposed = (await move(senior, bulk, 'proposal', { reason: 'carrier notice' })).body as PhoneBulk;
    const again = await seat(server, 'senior', { code: senior.code });
    expect((await move(senior, proposed, 'approval')).code).toBe('second_person_required');
    expect((await move(again, proposed, 'approval')).code).toBe('second_person_required');
    expect((await move(other, bulk, 'approval')).code).toBe('version_conflict');
    expect((await other.post('/api/phones/bulks/none/approval', { version: 1 })).code).toBe('not_found');
    const manager = await seat(server, 'manager');
    expect((await move(manager, proposed, 'approval')).code).toBe('forbidden');
  });

  it('looks again at every row when it runs', async () => {
    const bulk = (await upload(`number\n${OLD}\n${NEW}\n`)).body as PhoneBulk;
    await knowAccount(server, OWNER, '+8613700000009');
    await knowAccount(server, OTHER, NEW, { state: 'banned' });
    const proposed = (await move(senior, bulk, 'proposal', { reason: 'carrier notice' })).body as PhoneBulk;
    await move(await seat(server, 'senior'), proposed, 'approval');
    await server.runJob('phone_bulks');
    expect(await read(bulk)).toMatchObject({ counts: { not_bound: 1, account_banned: 1 } });
    expect(await server.deps.db.read('outbox')).toEqual([]);
  });

  it('goes on at the next row after a stop, with no row taken twice', async () => {
    const numbers = Array.from({ length: 450 }, (_, index) => `+8613${String(500_000_000 + index)}`);
    const accounts = numbers.map((phone, index) => ({
      accountId: `many_${index}`,
      state: 'normal',
      phone,
      phoneState: 'verified',
    }));
    await server.platform('/api/platform/v1/accounts', accounts);
    const bulk = await run(`number\n${numbers.join('\n')}\n`);
    await Promise.all([server.runJob('phone_bulks'), server.runJob('phone_bulks')]);
    expect(await read(bulk)).toMatchObject({ state: 'done', worked: 450, counts: { sent: 450 } });
    const commands = await server.deps.db.read('outbox').where({ type: 'phone.unbind' });
    expect(new Set(commands.map((one: { account_id: string }) => one.account_id)).size).toBe(commands.length);
    expect(commands).toHaveLength(450);
  });

  it('waits while two thousand commands are unsent: nobody’s decision goes out behind a whole file', async () => {
    const columns = ['id', 'account_id', 'type', 'body', 'state', 'next_try_at', 'created_at'];
    const waiting = Array.from({ length: 2_001 }, (_, n) => [`w${n}`, `w${n}`, 'any', '', 'pending', 0, 0]);
    await server.deps.db.write((tx) => bulkInsert(tx, 'outbox', columns, waiting));
    const bulk = await run(`number\n${OLD}\n`);
    expect(await read(bulk)).toMatchObject({ state: 'running', worked: 0 });
    await server.deps.db.write((tx) =>
      tx('outbox').whereIn('id', ['w0', 'w1']).update({ state: 'delivered' }),
    );
    await server.runJob('phone_bulks');
    expect(await read(bulk)).toMatchObject({ state: 'done', worked: 1 });
  });

  it('gives its results as a file, masked and on record', async () => {
    const bulk = await run(`number\n${OLD}\n=1+1\n`);
    const { body } = await senior.get(`/api/phones/bulks/${bulk.id}/results`);
    expect(String(body)).toContain(`2,138****5678,${OWNER},sent,`);
    expect(String(body)).not.toContain(OLD.slice(3));
    const entries = await server.deps.db.read('audit_entries').where({ action: 'bulk.download' });
    expect(entries).toHaveLength(1);
  });
});
