import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { type ExportRequest, exportRequestSchema } from '../../server/contract/exports.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { columnsFor, pagesFor } from '../../server/exports/datasets.ts';
import { encoderOf } from '../../server/exports/encode-rows.ts';
import { runExport } from '../../server/exports/run-export.ts';
import { sizeNow } from '../../server/exports/write-export.ts';
import { Vault } from '../../server/vault/vault.ts';
import { buildActor } from '../support/build-actor.ts';
import { exportBesideQueue } from './export-beside.ts';
import { fillAudit } from './fill-audit.ts';

/**
 * `npm run bench:export`: an export of a record of `--entries`, or with `--keep <folder>` of the one that `bench:audit
 * --keep` left there, beside a bare loop over the same pages that writes the same format to a plain file; then the
 * process's peak memory, that of the filling with it where it filled. With `--cases 1000000` instead: the built product
 * with so many cases, an export of them, and the queue beside it.
 */
const { values } = parseArgs({
  options: {
    keep: { type: 'string' },
    entries: { type: 'string', default: '200000' },
    format: { type: 'string', default: 'csv' },
    cases: { type: 'string' },
  },
});
if (values.cases !== undefined) {
  await exportBesideQueue(Number(values.cases));
  process.exit(0);
}
const dir = values.keep ?? mkdtempSync(join(tmpdir(), 'unloop-bench-export-'));
const db = openDatabase(join(dir, 'unloop.db'));
const vault = new Vault(Buffer.alloc(32, 7));
const request: ExportRequest = exportRequestSchema.parse({ dataset: 'audit', format: values.format });
try {
  await migrate(db);
  if (values.keep === undefined) await fillAudit(db, dir, Number(values.entries), say);
  const bare = await bareLoop();
  const whole = await wholeExport();
  process.stdout.write(`  ratio ${(whole / bare).toFixed(2)}\n`);
  process.stdout.write(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB\n`);
} finally {
  await db.close();
  if (values.keep === undefined) rmSync(dir, { recursive: true, force: true });
}

async function bareLoop(): Promise<number> {
  const file = join(dir, 'bare.out');
  const out = createWriteStream(file);
  const began = performance.now();
  const asOfSize = await sizeNow(db.read);
  const actor = buildActor('auditor');
  let rows = 0;
  async function* pages() {
    for await (const page of pagesFor({ db: db.read, vault, actor, request, asOfSize, after: null })) {
      rows += page.rows.length;
      yield page.rows;
    }
  }
  for await (const chunk of encoderOf(request, columnsFor(request))(pages()))
    if (!out.write(chunk)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  rmSync(file);
  return say('a bare loop', began, rows);
}

async function wholeExport(): Promise<number> {
  const id = await db.write(async (tx) => {
    const staff = {
      id: 'bench',
      code: 'U99',
      role: 'auditor',
      regions: '[]',
      kinds: '[]',
      own_accounts: '[]',
    };
    await tx('staff')
      .insert({ ...staff, password_hash: '', created_at: 0 })
      .onConflict('id')
      .ignore();
    const [row] = (await tx('exports')
      .insert({
        dataset: 'audit',
        request: JSON.stringify(request),
        state: 'running',
        unmasked: 0,
        staff_id: 'bench',
        session_id: '',
        created_at: Date.now(),
        progress: JSON.stringify({ files: [], after: null, share: null }),
        worker: 'bench',
      })
      .returning('id')) as { id: number }[];
    const sealed = vault.sealSecret(randomBytes(32).toString('base64'), `export ${row?.id}`);
    await tx('exports').where({ id: row?.id }).update({ sealed_key: sealed });
    return row?.id ?? 0;
  });
  const began = performance.now();
  await runExport(
    {
      db,
      vault,
      clock: Date.now,
      signer: loadCheckpointSigner(dir),
      settings: () => Promise.resolve(settingsSchema.parse({})),
      dataDir: dir,
    },
    id,
    'bench',
  );
  const row = (await db.read('exports').where({ id }).first('rows', 'state')) as {
    rows: number;
    state: string;
  };
  rmSync(join(dir, 'exports'), { recursive: true, force: true });
  if (row.state !== 'done') throw new Error(`the export is ${row.state}`);
  return say('the export', began, row.rows);
}

function say(what: string, began: number, rows: number): number {
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(
    `${what}: ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second\n`,
  );
  return rows / seconds;
}
