import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { pino } from 'pino';
import { openIntake } from '../compose.ts';
import { flowDefinitionSchema } from '../contract/flow-format.ts';
import { putFlow } from '../flows/put-flow.ts';
import { CommandError, runCommandLine, withDatabase, type CommandContext } from './command-line.ts';
import { type IngestJob, type IngestProgress, ingestFile } from './ingest-file.ts';
import { parseWith } from '../platform/schema-faults.ts';

interface IngestOptions {
  flow?: string;
  format?: IngestJob['format'];
  delimiter: string;
  map: Record<string, string>;
  set: Record<string, string>;
  names?: string;
  idPrefix: string;
  timeZone?: string;
  define?: string;
  restart?: boolean;
}

const program = new Command('ingest')
  .description(
    'Takes events from a file, as if the platform had sent them. A run that stopped goes on where it was.',
  )
  .argument('<file>', 'NDJSON (one event a line, as the API takes them) or CSV with a header')
  .addOption(new Option('--format <format>', 'default: by the file’s ending').choices(['csv', 'ndjson']))
  .option('--flow <name>', 'the flow of every row (CSV)')
  .option('--map <field=Column,…>', 'which column holds which field of the event (CSV)', pairs, {})
  .option('--set <field=value,…>', 'fields that are the same in every row (CSV)', pairs, {})
  .option('--names <file.json>', 'names by the texts in the table, where none can be made of them')
  .option('--id-prefix <text>', 'put before the row’s number, where no column is mapped to id', '')
  .option('--time-zone <zone>', 'IANA zone of times that carry none, such as Asia/Shanghai')
  .option('--delimiter <sign>', 'between columns', ',')
  .option('--define <flow.json>', 'write this flow’s definition first')
  .option('--restart', 'begin anew where an earlier run stopped half way')
  .action((file: string, options: IngestOptions) =>
    withDatabase((context) => ingest(context, file, options)),
  );

await runCommandLine(program);

async function ingest(context: CommandContext, file: string, options: IngestOptions): Promise<void> {
  const intake = await openIntake(context, pino({ level: 'silent' }));
  if (options.define !== undefined) {
    const definition = parseWith(flowDefinitionSchema, await readJson(options.define));
    const { version, changed } = await context.db.write((tx) =>
      putFlow(tx, context.clock(), context.actor, definition),
    );
    process.stdout.write(`Flow ${definition.name}: version ${version}${changed ? '' : ', as it was'}.\n`);
  }
  const job = await jobOf(file, options);
  const known = await intake.rulebook(intake.db.read);
  if (job.mapping.flow !== '' && !known.knowsFlow(job.mapping.flow))
    throw new CommandError(
      `The flow ${job.mapping.flow} is not defined. Give its definition with --define flow.json, or import it in the console under Flows.`,
    );
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const began = Date.now();
  const shown = showProgress();
  const { progress, rejections, resumedFrom } = await ingestFile(intake, job, stop.signal, shown.update);
  shown.end();
  const seconds = Math.max(0.001, (Date.now() - began) / 1_000);
  const rate = Math.round((progress.rows - resumedFrom) / seconds);
  if (resumedFrom > 0)
    process.stdout.write(`Went on after row ${resumedFrom} of an earlier run (--restart begins anew).\n`);
  process.stdout.write(
    `${progress.rows} rows: ${progress.accepted} accepted, ${progress.duplicate} duplicate, ${progress.rejected} rejected; ${rate} rows a second.\n`,
  );
  for (const [code, times] of [...rejections].sort((a, b) => b[1] - a[1]))
    process.stdout.write(`  rejected ${times} × ${code}\n`);
  if (progress.rejected > 0)
    process.stdout.write('Rejected events are kept: see Quarantine in the console.\n');
  if (rejections.has('id_conflict'))
    process.stdout.write('Ids clash with other events: --id-prefix makes this file’s own.\n');
  if (stop.signal.aborted) process.stdout.write('Stopped. The same command goes on from here.\n');
  if (progress.rows > 0 && progress.accepted + progress.duplicate === 0) process.exitCode = 1;
}

async function jobOf(file: string, options: IngestOptions): Promise<IngestJob> {
  const format =
    options.format ?? (['.csv', '.tsv', '.txt'].includes(extname(file).toLowerCase()) ? 'csv' : 'ndjson');
  const { map, set, flow = set['flow'] ?? '' } = options;
  if (format === 'csv') {
    const missing = ['accountId', 'step', 'occurredAt', 'outcome'].filter(
      (field) => !(field in map) && !(field in set),
    );
    if (missing.length > 0)
      throw new CommandError(
        `Say which columns hold ${missing.join(', ')}: --map ${missing[0]}=Column, or --set ${missing[0]}=value.`,
      );
    if (flow === '' && !('flow' in map))
      throw new CommandError('Say which flow the rows belong to: --flow name.');
  }
  const names =
    options.names === undefined ? {} : ((await readJson(options.names)) as Record<string, string>);
  return {
    file,
    format,
    delimiter: options.delimiter === '\\t' ? '\t' : options.delimiter,
    restart: options.restart === true,
    mapping: {
      flow,
      columns: map,
      constants: set,
      names,
      idPrefix: options.idPrefix,
      timeZone: options.timeZone ?? null,
    },
  };
}

function pairs(text: string, before: Record<string, string>): Record<string, string> {
  const next = { ...before };
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new CommandError(`“${pair}” is not of the form field=value.`);
    next[pair.slice(0, equals).trim()] = pair.slice(equals + 1).trim();
  }
  return next;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (cause) {
    throw new CommandError(`${file} could not be read as JSON: ${(cause as Error).message}`);
  }
}

/** A bar on a terminal, else a line now and then. */
function showProgress(): { update(progress: IngestProgress): void; end(): void } {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({
      format: '{value} rows | {accepted} accepted | {rejected} rejected | {duration_formatted}',
    });
    bar.start(0, 0, { accepted: 0, rejected: 0 });
    return { update: (progress) => bar.update(progress.rows, { ...progress }), end: () => bar.stop() };
  }
  let saidAt = Date.now();
  return {
    update: (progress) => {
      if (Date.now() - saidAt < 5_000) return;
      saidAt = Date.now();
      process.stdout.write(`${progress.rows} rows…\n`);
    },
    end: () => undefined,
  };
}
