import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExportRunner, type ExportRunner } from '../../server/exports/export-runner.ts';
import { progressOf, type ExportRecord } from '../../server/exports/export-repository.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { createSettingsReader, FIGURES } from '../../server/settings/read-settings.ts';
import { storeSetting } from '../../server/settings/setting-store.ts';
import { describeOnEachDatabase, targetOf } from '../support/databases.ts';
import { type ExportDesk, openExportDesk, verifyOffline } from './export-desk.ts';

/** The key of the test server's vault. */
const MASTER_KEY = '07'.repeat(32);
const FIGURES_SMALL = JSON.stringify({ exports: { rowsPerPart: 50 } });

describeOnEachDatabase('a worker of exports', (open) => {
  let desk: ExportDesk;
  const runners: ExportRunner[] = [];
  beforeEach(async () => {
    const db = await open();
    desk = await openExportDesk(db);
    // A worker finds its SQLite file in the data directory.
    if (db.dialect === 'sqlite') symlinkSync(targetOf(db), join(desk.deps.dataDir, 'unloop.db'));
    await db.write((tx) => storeSetting(tx, Date.now(), FIGURES, FIGURES_SMALL));
    await desk.grow(1_500);
  });
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
    await desk.close();
  });

  function startRunner(): ExportRunner {
    const { db, dataDir } = desk.deps;
    const config = readConfig({
      DATA_DIR: dataDir,
      MASTER_KEY,
      ...(db.dialect === 'postgres' && { DATABASE_URL: targetOf(db) }),
    });
    const deps = { db, clock: Date.now, settings: createSettingsReader(db.read) };
    const runner = createExportRunner(deps, config, createLogger('silent'));
    runners.push(runner);
    return runner;
  }

  async function rowWhen(id: number, isSo: (row: ExportRecord) => boolean): Promise<ExportRecord> {
    for (;;) {
      const row = (await desk.deps.db.read('exports').where({ id }).first()) as ExportRecord;
      if (row.state === 'failed') throw new Error(`it failed: ${row.problem}`);
      if (isSo(row)) return row;
      await pause(20);
    }
  }

  test('ends with its server; when one starts again, another goes on behind the last whole part', async () => {
    const id = await desk.ask({ dataset: 'audit', format: 'csv' });
    const before = startRunner();
    await before.run(Date.now());
    await rowWhen(id, (row) => progressOf(row).files.length > 1);
    await before.stop();
    const left = await rowWhen(id, () => true);
    expect(left).toMatchObject({ state: 'running', lease_until: 0 });
    await startRunner().run(Date.now());
    const done = await rowWhen(id, (row) => row.state === 'done');
    const [kept, files] = [progressOf(left).files, progressOf(done).files];
    expect(files.slice(0, kept.length)).toEqual(kept);
    expect(verifyOffline(await desk.take(id))).toMatchObject({
      status: 0,
      said: expect.stringContaining('complete: 1500 rows in 30 file(s)'),
    });
  }, 60_000);
});
