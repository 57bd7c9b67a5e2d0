import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { createStaff, type IssuedPassword } from '../../server/staff/create-staff.ts';
import { addDemoStaff } from '../../server/staff/demo-staff.ts';
import { disableStaff } from '../../server/staff/disable-staff.ts';
import { setStaff } from '../../server/staff/set-staff.ts';
import { staffRoutes } from '../../server/staff/staff-routes.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startTestServer, TEST_NOW, type TestServer } from '../support/test-server.ts';

const HOUR = 3_600_000;
const QUARTER = 15 * 60_000;

describeOnEachDatabase('signing in', (open) => {
  let db: Database;
  let server: TestServer;
  let person: IssuedPassword;
  const system = systemActor('test');
  const rights = { team: '', regions: ['CN-44'], kinds: [], ownAccounts: ['100200300'] };

  beforeEach(async () => {
    db = await open();
    server = await startTestServer(db, staffRoutes);
    person = await createStaff(server.deps, system, { ...rights, code: 'A07', role: 'agent' }, null);
  });
  afterEach(() => server.close());

  const signIn = (password: string, code = 'A07') =>
    server.call('/api/session', { json: { code, password } });
  const tokenOf = (answer: { headers: Headers }) =>
    /unloop_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  const audited = async () =>
    db
      .read('audit_entries')
      .whereLike('action', 'session.%')
      .orderBy('id')
      .select('action', 'reason', 'actor');

  test('opens a session of eight hours that scripts and other sites cannot use', async () => {
    const answer = await signIn(person.password);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        staff: { code: 'A07', role: 'agent', regions: ['CN-44'] },
        expiresAt: new Date(TEST_NOW + 8 * HOUR).toISOString(),
      },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    const as = tokenOf(answer);
    server.pass(8 * HOUR - 1);
    expect(await server.call('/api/session', { as })).toMatchObject({
      status: 200,
      body: answer.body as object,
    });
    server.pass(1);
    expect(await server.call('/api/session', { as })).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  test('a stolen database holds neither passwords nor tokens', async () => {
    const token = tokenOf(await signIn(person.password)) ?? '';
    const stored = JSON.stringify([
      await db.read('staff'),
      await db.read('sessions'),
      await db.read('audit_entries'),
    ]);
    expect(stored).toContain('$argon2id$');
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(person.password);
  });

  test('does not say whether name or password was wrong', async () => {
    const wrong = await signIn('guess');
    const unknown = await signIn('guess', 'A99');
    expect(wrong).toMatchObject({ status: 401, code: 'bad_credentials' });
    expect(unknown.code).toBe('bad_credentials');
  });

  test('locks for a quarter of an hour after five failures, also against the right password', async () => {
    for (let guess = 1; guess <= 5; guess += 1) expect((await signIn('guess')).code).toBe('bad_credentials');
    const locked = await signIn(person.password);
    expect(locked).toMatchObject({ status: 429, code: 'locked_out' });
    expect(locked.headers.get('retry-after')).toBe('900');
    server.pass(QUARTER);
    expect((await signIn('guess')).code).toBe('bad_credentials');
    expect(await signIn(person.password)).toMatchObject({ status: 200 });
  });

  test('a success begins the count anew', async () => {
    for (let guess = 1; guess <= 4; guess += 1) await signIn('guess');
    await signIn(person.password);
    for (let guess = 1; guess <= 4; guess += 1) await signIn('guess');
    expect(await signIn(person.password)).toMatchObject({ status: 200 });
  });

  test('twenty guesses at once are still only five', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('guess')));
    expect(answers.filter(({ code }) => code === 'bad_credentials')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'locked_out')).toHaveLength(15);
  });

  test('is on the record both ways, and so is the end', async () => {
    await signIn('guess');
    const as = tokenOf(await signIn(person.password));
    expect(await server.call('/api/session', { method: 'DELETE', as })).toMatchObject({ status: 204 });
    expect(await server.call('/api/session', { as })).toMatchObject({ status: 401 });
    expect(await audited()).toEqual([
      { action: 'session.refuse', reason: 'wrong password', actor: 'system:visitor' },
      { action: 'session.start', reason: null, actor: 'A07' },
      { action: 'session.end', reason: null, actor: 'A07' },
    ]);
  });

  test('a disabled person is out at once and cannot come back', async () => {
    const as = tokenOf(await signIn(person.password));
    await disableStaff(server.deps, system, 'A07', null);
    expect(await server.call('/api/session', { as })).toMatchObject({ status: 401 });
    expect((await signIn(person.password)).code).toBe('bad_credentials');
  });

  test('a changed role holds from the next request on', async () => {
    const as = tokenOf(await signIn(person.password));
    expect(await server.call('/api/staff', { as })).toMatchObject({ status: 403 });
    await setStaff(server.deps, system, 'A07', { role: 'manager' }, null);
    const list = await server.call('/api/staff', { as });
    expect(list).toMatchObject({ status: 200, body: { data: [{ code: 'A07', role: 'manager' }] } });
    expect(JSON.stringify(list.body)).not.toMatch(/argon|100200300/);
  });

  test('last seen is written at most once a minute', async () => {
    const as = tokenOf(await signIn(person.password));
    const seen = async () => (await db.read('sessions').first('seen_at')) as { seen_at: number };
    server.pass(59_999);
    await server.call('/api/session', { as });
    expect(await seen()).toEqual({ seen_at: TEST_NOW });
    server.pass(1);
    await server.call('/api/session', { as });
    expect(await seen()).toEqual({ seen_at: TEST_NOW + 60_000 });
  });

  test('another site’s form is refused, whatever it claims', async () => {
    const post = (headers: Record<string, string>) =>
      server.call('/api/session', { json: { code: 'A07', password: person.password }, headers });
    for (const site of ['cross-site', 'same-site'])
      expect(await post({ 'sec-fetch-site': site })).toMatchObject({ status: 403, code: 'cross_site' });
    expect(await post({ 'x-requested-with': '' })).toMatchObject({ code: 'cross_site' });
    expect(await post({ 'sec-fetch-site': 'same-origin', 'x-requested-with': '' })).toMatchObject({
      status: 200,
    });
  });

  test('one address may try only so often a minute', async () => {
    const slow = await startTestServer(db, staffRoutes, { signInRate: 3 });
    const attempt = () => slow.call('/api/session', { json: { code: 'A99', password: 'guess' } });
    for (let guess = 1; guess <= 3; guess += 1) expect((await attempt()).code).toBe('bad_credentials');
    expect(await attempt()).toMatchObject({ status: 429, code: 'rate_limited' });
    slow.pass(60_000);
    expect((await attempt()).code).toBe('bad_credentials');
    await slow.close();
  });

  test('demo people sign in only where the server shows the demo', async () => {
    await addDemoStaff(db, TEST_NOW);
    expect(await server.call('/api/session/options')).toMatchObject({ body: { demo: [] } });
    expect((await signIn('unloop-S01', 'S01')).code).toBe('bad_credentials');
    const demo = await startTestServer(db, staffRoutes, { demo: true });
    const options = await demo.call('/api/session/options');
    // A07 was there before and is no demo person.
    const people = (options.body as { demo: { code: string; password: string }[] }).demo;
    expect(people.map(({ code }) => code)).toEqual([
      'A08',
      'S01',
      'S02',
      'S03',
      'M01',
      'M02',
      'U01',
      'U02',
      'D01',
      'D02',
    ]);
    for (const { code, password } of people)
      expect(await demo.call('/api/session', { json: { code, password } })).toMatchObject({ status: 200 });
    await demo.close();
  });
});
