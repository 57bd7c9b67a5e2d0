import { Command } from 'commander';
import { pino } from 'pino';
import { openIntake } from '../compose.ts';
import { metricsQuerySchema } from '../contract/metrics.ts';
import { questionOf } from '../metrics/figure-question.ts';
import { flowMetrics } from '../metrics/flow-metrics.ts';
import { rebuildJourneys } from '../metrics/rebuild-journeys.ts';
import { rebuildRollups } from '../metrics/rebuild-rollups.ts';
import { runCommandLine, withDatabase } from './command-line.ts';
import { parseWith } from '../platform/schema-faults.ts';

interface MetricsOptions {
  from: string;
  to: string;
  segment?: string[];
}

const program = new Command('metrics').description('The figures of flows');

program
  .command('figures <flow>', { isDefault: true })
  .description('The exact figures of a flow and period, as JSON; the word “figures” may be left out')
  .requiredOption('--from <instant>', 'ISO 8601 with a zone, inclusive')
  .requiredOption('--to <instant>', 'exclusive')
  .option('--segment <of:value...>', 'channel:android, region:CN-44, clientVersion:9.1.25')
  .action((flow: string, options: MetricsOptions) =>
    withDatabase(async (context) => {
      const query = parseWith(metricsQuerySchema, { ...options });
      const intake = await openIntake(context, pino({ level: 'silent' }));
      const figures = await flowMetrics(
        context.db.read,
        await intake.rulebook(context.db.read),
        questionOf(flow, query),
        context.clock(),
      );
      process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    }),
  );

program
  .command('rebuild')
  .description(
    'Counts all figures again from the raw events, while the server runs, and reports what differed',
  )
  .option('--check', 'only compares; exit code 1 where something differs')
  .action(({ check = false }: { check?: boolean }) =>
    withDatabase(async (context) => {
      const intake = await openIntake(context, pino({ level: 'silent' }));
      const say = (what: string) => (n: number) => process.stderr.write(`\r${what}: ${n}`);
      const journeys = await rebuildJourneys(intake, check, say('pairs of account and flow'));
      process.stderr.write('\n');
      const hours = await rebuildRollups(context.db, check, say('hours'));
      process.stderr.write('\n');
      const rows = hours.reduce((sum, one) => sum + one.rows, 0);
      const first = hours.slice(0, 20).map((one) => ({ ...one, hour: new Date(one.hour).toISOString() }));
      process.stdout.write(
        `${JSON.stringify({ ...journeys, hoursDifferent: hours.length, rowsDifferent: rows, first }, null, 2)}\n`,
      );
      if (check && (journeys.different > 0 || rows > 0)) process.exitCode = 1;
    }),
  );

await runCommandLine(program);
