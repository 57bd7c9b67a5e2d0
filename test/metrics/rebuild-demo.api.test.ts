import { expect, it } from 'vitest';
import { compose } from '../../server/compose.ts';
import { prepareDemo } from '../../server/demo/prepare-demo.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { runCommand, withDataDir } from '../support/run-command.ts';

it('A rebuild finds nothing wrong in fresh demo data, also after the days were summed', async () => {
  await withDataDir(async (DATA_DIR) => {
    const settings = { DATA_DIR, DEMO_ACCOUNTS: '30' };
    const server = await compose(readConfig(settings), createLogger('silent'));
    await prepareDemo(server);
    const sums = server.jobs.find(({ name }) => name === 'sums of days');
    for (let run = 0; run < 20; run += 1) await sums?.run(Date.now());
    const summed = await server.db.read('rollup_days').whereRaw('summed = version').first('day');
    await server.close();
    expect(summed).toBeDefined();
    const { code, stdout, stderr } = await runCommand('metrics', ['rebuild', '--check'], settings);
    if (stdout === '') throw new Error(stderr);
    expect(JSON.parse(stdout)).toMatchObject({ different: 0, blocksDifferent: 0, rowsDifferent: 0 });
    expect(JSON.parse(stdout)).not.toMatchObject({ journeys: 0 });
    expect(code).toBe(0);
  });
}, 120_000);
