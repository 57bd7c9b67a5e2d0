import { Command } from 'commander';
import { keyInputSchema, rotateInputSchema } from '../contract/keys.ts';
import { createKey, type IssuedKey } from '../keys/create-key.ts';
import { listKeys } from '../keys/key-repository.ts';
import { presentKey } from '../keys/present-key.ts';
import { revokeKey } from '../keys/revoke-key.ts';
import { rotateKey } from '../keys/rotate-key.ts';
import { runCommandLine, withDatabase } from './command-line.ts';
import { parseWith } from '../platform/schema-faults.ts';
import { listOption } from './list-option.ts';

interface Printing {
  json?: boolean;
}

const program = new Command('keys').description('Keys of the platform. Every change is on the record.');

program
  .command('create')
  .description('Make a key; prints its secret once')
  .requiredOption('--name <name>', 'who or what uses it')
  .requiredOption('--scopes <list>', 'of events, flows, accounts, requests, metrics', listOption)
  .option('--addresses <list>', 'addresses or CIDR ranges it may come from; none allow all', listOption)
  .option('--expires <instant>', 'ISO 8601 with a zone')
  .option('--json', 'print {"id","secret"}')
  .action(async (options: Printing & Record<'name' | 'scopes' | 'addresses' | 'expires', unknown>) => {
    const { name, scopes, addresses, expires } = options;
    const input = parseWith(keyInputSchema, { name, scopes, addresses, expiresAt: expires });
    await withDatabase(async (context) => printKey(await createKey(context, context.actor, input), options));
  });

program
  .command('rotate <id>')
  .description('Make a new key in place of this one; prints its secret once')
  .option('--overlap <hours>', 'how long the old key goes on', Number)
  .option('--json', 'print {"id","secret"}')
  .action(async (id: string, options: Printing & { overlap?: number }) => {
    const { overlapHours } = parseWith(rotateInputSchema, { overlapHours: options.overlap });
    await withDatabase(async (context) =>
      printKey(await rotateKey(context, context.actor, id, overlapHours), options),
    );
  });

program
  .command('revoke <id>')
  .description('End a key at once')
  .action(async (id: string) => {
    await withDatabase((context) => revokeKey(context, context.actor, id));
    process.stdout.write(`${id} is revoked.\n`);
  });

program
  .command('list')
  .description('Every key, oldest first')
  .option('--json', 'print JSON')
  .action(async (options: Printing) => {
    await withDatabase(async ({ db }) => {
      const { data } = await listKeys(db.read, { limit: 10_000 });
      const keys = data.map(presentKey);
      if (options.json === true) process.stdout.write(`${JSON.stringify(keys)}\n`);
      else
        for (const key of keys)
          process.stdout.write(
            `${key.id}  ${key.revokedAt === null ? (key.expiresAt ?? 'no end') : 'revoked'}  ${key.scopes.join(',')}  ${key.name}\n`,
          );
    });
  });

function printKey(key: IssuedKey, { json }: Printing): void {
  process.stdout.write(
    json === true
      ? `${JSON.stringify({ id: key.id, secret: key.secret })}\n`
      : `id      ${key.id}\nsecret  ${key.secret}\nThe secret is shown only now.\n`,
  );
}

await runCommandLine(program);
