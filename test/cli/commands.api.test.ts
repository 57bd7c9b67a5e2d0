import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Database, openDatabase } from '../../db/connection.ts';
import { migrate, rollback } from '../../db/migrate.ts';
import { describeOnEachDatabase, targetOf } from '../support/databases.ts';
import { runCommand, withDataDir } from '../support/run-command.ts';

describeOnEachDatabase('the command line', (open) => {
  // A SQLite file is found by its directory, PostgreSQL by its address.
  const settingsFor = (target: string, dir: string): Record<string, string> =>
    target.startsWith('postgres')
      ? { DATA_DIR: dir, DATABASE_URL: target }
      : { DATA_DIR: join(target, '..') };

  test('makes a key and prints its id and secret once, as JSON and nothing else', async () => {
    const db = await open();
    await withDataDir(async (dir) => {
      const settings = settingsFor(targetOf(db), dir);
      const made = await runCommand(
        'keys',
        ['create', '--name', 'import', '--scopes', 'events,flows', '--json'],
        settings,
      );
      expect(made).toMatchObject({ code: 0, stderr: '' });
      const key = JSON.parse(made.stdout) as { id: string; secret: string };
      expect(Object.keys(key)).toEqual(['id', 'secret']);
      expect(key.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const list = await runCommand('keys', ['list', '--json'], settings);
      expect(JSON.parse(list.stdout)).toMatchObject([{ id: key.id, scopes: ['events', 'flows'] }]);
      expect(await runCommand('keys', ['revoke', key.id], settings)).toMatchObject({ code: 0 });
      const again = await runCommand('keys', ['rotate', key.id], settings);
      expect(again).toMatchObject({ code: 1, stdout: '' });
      expect(again.stderr.split('\n')).toHaveLength(2);
    });
  });

  test('finds a sound database sound, and a schema that lags behind', async () => {
    const db = await open();
    await withDataDir(async (dir) => {
      const settings = settingsFor(targetOf(db), dir);
      const sound = await runCommand('db', ['check'], settings);
      expect(sound).toMatchObject({ code: 0 });
      expect(sound.stdout).not.toContain('FAULT');
      await rollback(db);
      const lagging = await runCommand('db', ['check'], settings);
      expect(lagging).toMatchObject({ code: 1 });
      expect(lagging.stdout).toContain('FAULT  schema: pending');
      const migrated = await runCommand('db', ['migrate'], settings);
      expect(migrated.stdout).toContain('0001-records');
      expect(await runCommand('db', ['check'], settings)).toMatchObject({ code: 0 });
    });
  });
});

/** What does not differ between the databases is promised on the quicker one. */
async function withMigrated(
  work: (db: Database, settings: { DATA_DIR: string }) => Promise<void>,
): Promise<void> {
  await withDataDir(async (dir) => {
    const db = openDatabase(join(dir, 'unloop.db'));
    await migrate(db);
    await work(db, { DATA_DIR: dir }).finally(() => db.close());
  });
}

test('adds people; from two admins on another admin’s password is needed', async () => {
  await withMigrated(async (db, settings) => {
    const create = (code: string, role: string, more: string[] = [], input = '') =>
      runCommand('staff', ['create', '--code', code, '--role', role, '--json', ...more], settings, input);
    const first = JSON.parse((await create('D11', 'admin')).stdout) as { password: string };
    await create('D12', 'admin');
    const alone = await create('A17', 'agent');
    expect(alone).toMatchObject({ code: 1, stdout: '' });
    expect(alone.stderr).toContain('another admin must approve');
    const rights = ['--regions', 'CN-44,CN-11', '--accounts', '123', '--approved-by', 'D11'];
    expect(await create('A17', 'agent', rights, 'guess\n')).toMatchObject({ code: 1 });
    expect(await create('A17', 'agent', rights, `${first.password}\n`)).toMatchObject({ code: 0 });
    expect(await runCommand('staff', ['set', '--code', 'A17', '--team', 'south'], settings)).toMatchObject({
      code: 0,
    });
    const [person] = await db.read('staff').where({ code: 'A17' });
    expect(person).toMatchObject({ team: 'south', regions: '["CN-44","CN-11"]', own_accounts: '["123"]' });
  });
});

test('says in one line what is wrong, without a trace', async () => {
  await withMigrated(async (db, settings) => {
    const unknown = await runCommand('staff', ['reset', '--code', 'A99'], settings);
    expect(unknown.stderr).toContain('nobody has the code A99');
    const scope = await runCommand('keys', ['create', '--name', 'x', '--scopes', 'all'], settings);
    expect(scope.stderr).toContain('scopes.0');
    const role = await runCommand('staff', ['set', '--code', 'A99', '--role', 'boss'], settings);
    expect(role.stderr).toContain('role');
    await db.writer('knex_migrations').where({ name: '0004-audit' }).del();
    const old = await runCommand('keys', ['list'], settings);
    expect(old.stderr).toBe('The database lacks 0004-audit. Run "npm run db -- migrate" first.\n');
    for (const { code, stderr } of [unknown, scope, role, old]) {
      expect(code).toBe(1);
      expect(stderr).not.toMatch(/\n\s+at |node_modules/);
    }
  });
});

test('a new SQLite database is made ready by the first key', () =>
  withDataDir(async (dir) => {
    const made = await runCommand('keys', ['create', '--name', 'x', '--scopes', 'events', '--json'], {
      DATA_DIR: dir,
    });
    expect(made).toMatchObject({ code: 0 });
  }));

test('a copy taken while others write is whole', () =>
  withDataDir(async (dir) => {
    await runCommand('db', ['migrate'], { DATA_DIR: dir });
    const db = openDatabase(join(dir, 'unloop.db'));
    let writing = true;
    const insert = (at: number) =>
      db.write((tx) => tx('account_keys').insert({ account_id: `a${at}`, wrapped: 'x'.repeat(500) }));
    const writer = (async () => {
      for (let at = 0; writing; at += 1) await insert(at);
    })();
    const file = join(dir, 'copy', 'unloop.db');
    const first = await runCommand('db', ['backup', file], { DATA_DIR: dir });
    writing = false;
    await writer;
    await db.close();
    expect(first).toMatchObject({ code: 0 });
    expect(await runCommand('db', ['check'], { DATA_DIR: join(dir, 'copy') })).toMatchObject({ code: 0 });
    const again = await runCommand('db', ['backup', file], { DATA_DIR: dir });
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain('exists already');
  }));
