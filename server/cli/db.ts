import { Command } from 'commander';
import { migrate, rollback } from '../../db/migrate.ts';
import { backUp } from './back-up.ts';
import { checkDatabase } from './check-database.ts';
import { runCommandLine, withBareDatabase } from './command-line.ts';

const program = new Command('db').description('The database: its schema, copies, and whether it is sound.');

program
  .command('migrate')
  .description('Bring the schema up to date')
  .action(() => withBareDatabase(async (_config, db) => say('applied', await migrate(db))));

program
  .command('rollback')
  .description('Take back the newest batch of migrations; what they hold is lost')
  .action(() => withBareDatabase(async (_config, db) => say('taken back', await rollback(db))));

program
  .command('backup <file>')
  .description('Write a copy that is whole, while the server goes on')
  .action((file: string) =>
    withBareDatabase(async (config, db) => {
      await backUp(db, config.database, file);
      process.stdout.write(`The copy is in ${file}.\n`);
    }),
  );

program
  .command('check')
  .description('Integrity, references, settings of the connection, pending migrations')
  .action(() =>
    withBareDatabase(async (_config, db) => {
      const findings = await checkDatabase(db);
      for (const { name, fault } of findings)
        process.stdout.write(
          `${fault === null ? 'ok    ' : 'FAULT '} ${name}${fault === null ? '' : `: ${fault}`}\n`,
        );
      if (findings.some(({ fault }) => fault !== null)) process.exitCode = 1;
    }),
  );

function say(verb: string, names: readonly string[]): void {
  process.stdout.write(names.length === 0 ? `Nothing to do.\n` : `${verb}: ${names.join(', ')}\n`);
}

await runCommandLine(program);
