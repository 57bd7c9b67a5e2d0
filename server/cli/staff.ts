import { Command } from 'commander';
import { staffInputSchema } from '../contract/staff.ts';
import { createStaff, type IssuedPassword } from '../staff/create-staff.ts';
import { disableStaff } from '../staff/disable-staff.ts';
import { presentStaff } from '../staff/present-staff.ts';
import { resetStaff } from '../staff/reset-staff.ts';
import { type Approver, proveApprover } from '../staff/second-admin.ts';
import type { StaffDeps } from '../staff/sessions.ts';
import { setStaff } from '../staff/set-staff.ts';
import { listStaff } from '../staff/staff-repository.ts';
import { type CommandContext, runCommandLine, withDatabase } from './command-line.ts';
import { parseWith } from '../platform/schema-faults.ts';
import { listOption } from './list-option.ts';
import { readPassword } from './read-password.ts';

interface StaffOptions {
  code: string;
  role?: string;
  team?: string;
  regions?: string[];
  kinds?: string[];
  accounts?: string[];
  approvedBy?: string;
  json?: boolean;
}

const program = new Command('staff').description(
  'People who work in the console. Every change is on the record.',
);

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .requiredOption('--code <code>', 'the name that people say aloud, such as A07');
}

function withRights(one: Command): Command {
  return one
    .option('--team <team>')
    .option('--regions <list>', 'such as CN-44,CN-11; none means all', listOption)
    .option('--kinds <list>', 'kinds of cases; none means all', listOption)
    .option('--accounts <list>', 'own account numbers and those of close people: never acted on', listOption);
}

function withApproval(one: Command): Command {
  return one.option(
    '--approved-by <code>',
    'another admin, whose password is asked for: needed once there are two admins',
  );
}

withApproval(withRights(command('create', 'Add somebody; prints a password once')))
  .requiredOption('--role <role>', 'agent, senior, manager, auditor or admin')
  .option('--json', 'print JSON')
  .action(async (options: StaffOptions) => {
    const input = parseWith(staffInputSchema, { code: options.code, ...rightsOf(options) });
    await withDatabase(async (context) => {
      const approver = await approverOf(context, options);
      printPassword(await createStaff(depsOf(context), context.actor, input, approver), options);
    });
  });

withApproval(withRights(command('set', 'Change what is given; the rest stays')))
  .option('--role <role>', 'agent, senior, manager, auditor or admin')
  .action(async (options: StaffOptions) => {
    const given = Object.fromEntries(
      Object.entries(rightsOf(options)).filter(([, value]) => value !== undefined),
    );
    // Not the defaults of the schema: what is not given stays as it is.
    const checked = parseWith(staffInputSchema.partial(), given);
    const change = Object.fromEntries(Object.keys(given).map((name) => [name, checked[name as never]]));
    await withDatabase(async (context) => {
      const approver = await approverOf(context, options);
      await setStaff(depsOf(context), context.actor, options.code, change, approver);
      process.stdout.write(`${options.code} is set.\n`);
    });
  });

withApproval(command('disable', 'End somebody’s work here, and every session at once')).action(
  async (options: StaffOptions) => {
    await withDatabase(async (context) => {
      const approver = await approverOf(context, options);
      await disableStaff(depsOf(context), context.actor, options.code, approver);
      process.stdout.write(`${options.code} is disabled.\n`);
    });
  },
);

withApproval(command('reset', 'Give a new password, lift a lock, enable again; prints the password once'))
  .option('--json', 'print JSON')
  .action(async (options: StaffOptions) => {
    await withDatabase(async (context) => {
      const approver = await approverOf(context, options);
      printPassword(await resetStaff(depsOf(context), context.actor, options.code, approver), options);
    });
  });

program
  .command('list')
  .description('Everybody, by code')
  .option('--json', 'print JSON')
  .action(async (options: { json?: boolean }) => {
    await withDatabase(async ({ db }) => {
      const { data } = await listStaff(db.read, { limit: 10_000 });
      const people = data.map(presentStaff);
      if (options.json === true) process.stdout.write(`${JSON.stringify(people)}\n`);
      else
        for (const one of people)
          process.stdout.write(
            `${one.code.padEnd(17)}${one.role.padEnd(9)}${one.disabled ? 'disabled ' : ''}${one.regions.join(',') || 'all regions'}\n`,
          );
    });
  });

function rightsOf({ role, team, regions, kinds, accounts }: StaffOptions): Record<string, unknown> {
  return { role, team, regions, kinds, ownAccounts: accounts };
}

function depsOf({ db, clock, config }: CommandContext): StaffDeps {
  return { db, clock, demo: config.demo };
}

async function approverOf(context: CommandContext, { approvedBy }: StaffOptions): Promise<Approver> {
  if (approvedBy === undefined) return null;
  const password = await readPassword(`Password of ${approvedBy}: `);
  return proveApprover(depsOf(context), context.actor, { code: approvedBy, password });
}

function printPassword(issued: IssuedPassword, { json }: StaffOptions): void {
  process.stdout.write(
    json === true
      ? `${JSON.stringify(issued)}\n`
      : `${issued.code} may sign in with the password ${issued.password}\nIt is shown only now.\n`,
  );
}

await runCommandLine(program);
