import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Database } from '../../db/connection.ts';
import { describeFault } from '../audit/audit-fault.ts';
import { checkpointVerifier, loadCheckpointSigner, loadCheckpointVerifier } from '../audit/audit-signer.ts';
import { releaseSealer } from '../audit/audit-state.ts';
import { checkpointFile, readCheckpoints } from '../audit/checkpoint-file.ts';
import { getCheckpoint } from '../audit/list-checkpoints.ts';
import { proveEntry, proveGrowth } from '../audit/prove-entry.ts';
import { sealAudit } from '../audit/seal-audit.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { findLastCheckpoint, writeCheckpoint } from '../audit/write-checkpoint.ts';
import { isoOf } from '../platform/clock.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { newId } from '../platform/ids.ts';
import { runCommandLine, withBareDatabase } from './command-line.ts';

interface VerifyOptions {
  publicKey?: string;
  checkpoints?: string;
}

const program = new Command('audit').description('Prove, and sign, the audit record');
program
  .command('verify')
  .description('prove that no entry was altered, removed or inserted; exit 1 names the first that was')
  .option('--public-key <file>', 'the signing key’s public half, instead of the one in DATA_DIR')
  .option('--checkpoints <file>', 'checkpoints that were kept elsewhere, instead of those in DATA_DIR')
  .action((options: VerifyOptions) => withBareDatabase((config, db) => verify(db, config, options)));
program
  .command('checkpoint')
  .description('seal what waits and sign a checkpoint now')
  .action(() => withBareDatabase((config, db) => checkpoint(db, config)));
program
  .command('proof')
  .description('print one entry with its inclusion proof as JSON')
  .argument('<entry>', 'the entry’s id, or its number in the record')
  .action((entry: string) => withBareDatabase((_config, db) => proof(db, entry)));
program
  .command('consistency')
  .description('print the proof that the record of one checkpoint only grew into that of another')
  .argument('<older>', 'the older checkpoint’s number of entries')
  .argument('<newer>', 'the newer one’s')
  .action((older: string, newer: string) =>
    withBareDatabase((_config, db) => consistency(db, Number(older), Number(newer))),
  );
program
  .command('public-key')
  .description('print the public key that checkpoints are checked with')
  .action(() => {
    process.stdout.write(loadCheckpointVerifier(readConfig(process.env).dataDir).publicPem);
  });

async function verify(db: Database, config: Config, options: VerifyOptions): Promise<void> {
  const verifier =
    options.publicKey === undefined
      ? loadCheckpointVerifier(config.dataDir)
      : checkpointVerifier(readFileSync(options.publicKey, 'utf8'));
  const file = options.checkpoints ?? checkpointFile(config.dataDir);
  const { checkpoints, damaged } = readCheckpoints(file);
  const verdict = await verifyAudit(db, { verifier, checkpoints });
  if (!verdict.whole) return fail(describeFault(verdict.fault));
  if (damaged.length > 0) return fail(`Line ${damaged[0]} of ${file} is no checkpoint: it was altered.`);
  const last = verdict.checkpoint;
  const signed =
    last === null ? 'no checkpoint yet' : `checkpoint of ${last.size} entries at ${isoOf(last.at)}`;
  process.stdout.write(
    `The record is whole: ${verdict.sealed} entries sealed, ${verdict.pending} waiting; ${signed}.\n`,
  );
}

async function checkpoint(db: Database, config: Config): Promise<void> {
  const now = Date.now();
  // A running server seals by itself; its lease then leaves only the signing to do here.
  const holder = newId();
  await sealAudit(db, now, holder);
  await db.write((tx) => releaseSealer(tx, holder));
  const file = checkpointFile(config.dataDir);
  const written =
    (await writeCheckpoint(db, now, loadCheckpointSigner(config.dataDir), file)) ??
    (await findLastCheckpoint(db.read));
  if (written === null) return fail('There is nothing to sign yet.');
  process.stdout.write(
    `Checkpoint: ${written.size} entries, root ${written.root}, at ${isoOf(written.at)}.\n`,
  );
}

async function proof(db: Database, entry: string): Promise<void> {
  const seal = /^\d+$/.test(entry)
    ? ((await db
        .read('audit_seals')
        .where({ sequence: Number(entry) })
        .first('entry_id')) as { entry_id: string } | undefined)
    : { entry_id: entry };
  if (seal === undefined) return fail(`No entry has the number ${entry}.`);
  print(await proveEntry(db.read, seal.entry_id));
}

async function consistency(db: Database, older: number, newer: number): Promise<void> {
  const from = await getCheckpoint(db.read, Math.min(older, newer));
  const to = await getCheckpoint(db.read, Math.max(older, newer));
  print({ from, to, proof: await proveGrowth(db.read, from, to) });
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

await runCommandLine(program);
