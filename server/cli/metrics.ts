import { Command } from 'commander';
import { pino } from 'pino';
import { openIntake } from '../compose.ts';
import { metricsQuerySchema } from '../contract/metrics.ts';
import { flowMetrics, segmentOf } from '../metrics/flow-metrics.ts';
import { runCommandLine, withDatabase } from './command-line.ts';
import { parseWith } from '../platform/schema-faults.ts';

interface MetricsOptions {
  from: string;
  to: string;
  segment?: string[];
}

const program = new Command('metrics')
  .description('The exact figures of a flow and period, as JSON')
  .argument('<flow>')
  .requiredOption('--from <instant>', 'ISO 8601 with a zone, inclusive')
  .requiredOption('--to <instant>', 'exclusive')
  .option('--segment <of:value...>', 'channel:android, region:CN-44, clientVersion:9.1.25')
  .action((flow: string, options: MetricsOptions) =>
    withDatabase(async (context) => {
      const { from, to, segment } = parseWith(metricsQuerySchema, { ...options });
      const intake = await openIntake(context, pino({ level: 'silent' }));
      const question = { flow, from: Date.parse(from), to: Date.parse(to), segment: segmentOf(segment) };
      const figures = await flowMetrics(
        context.db.read,
        await intake.rulebook(context.db.read),
        question,
        context.clock(),
      );
      process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    }),
  );

await runCommandLine(program);
