import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { type Database, openDatabase } from '../../db/connection.ts';
import { migrate, pendingMigrations } from '../../db/migrate.ts';
import { PROBLEMS } from '../contract/problem-codes.ts';
import { type SystemActor, systemActor } from '../platform/actor.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type Config, ConfigError, describeConfig, readConfig } from '../platform/config.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { loadMasterKey } from '../vault/master-key.ts';
import { Vault } from '../vault/vault.ts';

/** What a command works with. */
export interface CommandContext {
  config: Config;
  db: Database;
  vault: Vault;
  clock: Clock;
  /** The command line in the record: `system:cli`. */
  actor: SystemActor;
}

/** The command cannot be done; the message says why and what to do, and is all that is printed. */
export class CommandError extends Error {}

/** Opens the server's database for one command. A new database gets its schema; an older one must be migrated first. */
export async function withDatabase<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  return withBareDatabase(async (config, db) => {
    const pending = await pendingMigrations(db);
    if (pending.length > 0) {
      if (await db.read.schema.hasTable('staff'))
        throw new CommandError(
          `The database lacks ${pending.join(', ')}. Run "npm run db -- migrate" first.`,
        );
      await migrate(db);
    }
    const vault = new Vault(loadMasterKey(config.dataDir, config.masterKey));
    return work({ config, db, vault, clock: systemClock, actor: systemActor('cli') });
  });
}

/** Opens the database as it is, whatever its schema. */
export async function withBareDatabase<T>(work: (config: Config, db: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const db = openDatabase(config.database);
  try {
    return await work(config, db);
  } finally {
    await db.close();
  }
}

/** Parses the arguments and runs the command; a failure is one clear line on stderr and exit code 1. */
export async function runCommandLine(program: Command): Promise<void> {
  program.addHelpText('after', `\n${describeConfig()}`).exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed it already.
      process.exitCode = error.exitCode;
      return;
    }
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof CommandError || error instanceof ConfigError) return error.message;
  if (error instanceof ProblemError) {
    const { detail, errors = [], retryAfter } = error.details;
    const more = [
      ...(detail === undefined ? [] : [detail]),
      ...errors.map(({ path, message }) => `${path}: ${message.en}`),
      ...(retryAfter === undefined ? [] : [`wait ${retryAfter} s`]),
    ];
    return `${PROBLEMS[error.code].en}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
  }
  const { message = String(error), code } = error as { message?: string; code?: string };
  return `It did not work: ${message === '' ? (code ?? 'unknown cause') : message}`;
}
