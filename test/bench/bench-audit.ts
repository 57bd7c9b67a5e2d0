import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { listAudit } from '../../server/audit/list-audit.ts';
import { loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { checkpointFile, readCheckpoints } from '../../server/audit/checkpoint-file.ts';
import { proveEntry } from '../../server/audit/prove-entry.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { auditListQuerySchema } from '../../server/contract/audit-entries.ts';
import { buildActor } from '../support/build-actor.ts';
import { fillAudit } from './fill-audit.ts';

/**
 * `tsx test/bench/bench-audit.ts --entries 1000000`: the record's search, proofs and verification, on SQLite in a
 * temporary directory, or on an empty PostgreSQL database by `DATABASE_URL`. `--keep <folder>` keeps and reuses it.
 */
const { values } = parseArgs({
  options: { entries: { type: 'string', default: '200000' }, keep: { type: 'string' } },
});
const entries = Number(values.entries);
const dir = values.keep ?? mkdtempSync(join(tmpdir(), 'unloop-bench-audit-'));
const db = openDatabase(process.env['DATABASE_URL'] ?? join(dir, 'unloop.db'));
try {
  await migrate(db);
  await fillAudit(db, dir, entries, say);
  await benchSearch();
  await benchProofs();
  await benchVerify();
} finally {
  await db.close();
  if (values.keep === undefined) rmSync(dir, { recursive: true, force: true });
}

async function benchSearch(): Promise<void> {
  const questions: Record<string, Record<string, unknown>> = {
    everything: {},
    'one person': { actor: 'A07' },
    'one role': { role: 'agent' },
    'nobody’s role': { role: 'auditor' },
    'one account': { accountId: '100000003' },
    'who looked at it': { accountId: '100000003', looks: true },
    'one action': { action: 'account.reveal' },
    'one person’s action': { actor: 'A07', action: 'account.reveal' },
    'one address': { address: '7'.padStart(32, '0') },
    'a span': { from: '2026-09-22T00:00:00Z', to: '2026-09-22T01:00:00Z' },
    'a common word': { text: '人脸' },
    'a rare word': { text: '申诉' },
    'no such word': { text: '月亮' },
    'words of one account': { text: '回访', accountId: '100000003' },
  };
  const { ability } = buildActor('auditor');
  for (const [name, query] of Object.entries(questions)) {
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const began = performance.now();
      await listAudit(db.read, ability, auditListQuerySchema.parse({ ...query, limit: 50 }));
      times.push(performance.now() - began);
    }
    process.stdout.write(`  ${name.padEnd(24)}${times.sort((a, b) => a - b)[2]?.toFixed(1)} ms\n`);
  }
}

async function benchProofs(): Promise<void> {
  const rows = (await db.read('audit_seals').where('sequence', '<', 20).select('entry_id')) as {
    entry_id: string;
  }[];
  const began = performance.now();
  for (const row of rows) await proveEntry(db.read, row.entry_id);
  process.stdout.write(
    `  proof of one entry      ${((performance.now() - began) / rows.length).toFixed(1)} ms\n`,
  );
}

async function benchVerify(): Promise<void> {
  const verifier = loadCheckpointSigner(dir);
  const [began, used] = [performance.now(), process.cpuUsage()];
  const verdict = await verifyAudit(db, {
    verifier,
    checkpoints: readCheckpoints(checkpointFile(dir)).checkpoints,
  });
  if (!verdict.whole) throw new Error('the record is not whole');
  say('verified', began, verdict.sealed);
  // On a busy machine the clock says little; one processor would do it in this time.
  const { user, system } = process.cpuUsage(used);
  process.stdout.write(`  processor time ${((user + system) / 1e6).toFixed(1)} s\n`);
}

function say(what: string, began: number, count: number): void {
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(
    `${what}: ${count} in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second\n`,
  );
}
