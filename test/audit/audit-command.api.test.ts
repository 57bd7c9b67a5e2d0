import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpointFile } from '../../server/audit/checkpoint-file.ts';
import { describeOnEachDatabase, targetOf } from '../support/databases.ts';
import { type AuditRecord, buildRecord } from './audit-record.ts';

describeOnEachDatabase('npm run audit', (open) => {
  let record: AuditRecord;
  beforeEach(async () => {
    record = buildRecord(await open());
    await record.grow(5);
  });
  afterEach(() => record.remove());

  function audit(...args: string[]) {
    const target = targetOf(record.db);
    const postgres = target.startsWith('postgres');
    if (!postgres) copyDatabase(target);
    const ran = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli/audit.ts', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATA_DIR: record.dataDir, ...(postgres && { DATABASE_URL: target }) },
    });
    return { status: ran.status, out: ran.stdout.trim(), error: ran.stderr.trim() };
  }

  // The command finds its SQLite file in DATA_DIR.
  function copyDatabase(file: string): void {
    for (const suffix of ['', '-wal'])
      copyFileSync(`${file}${suffix}`, join(record.dataDir, `unloop.db${suffix}`));
  }

  test('verify says in one line what is proven and exits with 0', () => {
    expect(audit('verify')).toMatchObject({
      status: 0,
      out: 'The record is whole: 5 entries sealed, 0 waiting; checkpoint of 5 entries at 2026-11-20T08:00:00.000Z.',
    });
  });

  test('verify names the first entry that was altered and exits with 1', async () => {
    await record.tamper((tx) => tx('audit_entries').where({ case_id: 3 }).update({ actor: 'somebody else' }));
    const { status, error } = audit('verify');
    expect(status).toBe(1);
    expect(error).toMatch(/^Entry 3 \([0-9a-f-]{36}\) was altered: /);
  });

  test('verify trusts a key and checkpoints that were kept elsewhere', async () => {
    const [key, checkpoints] = [join(record.dataDir, 'kept.pub'), join(record.dataDir, 'kept.ndjson')];
    copyFileSync(join(record.dataDir, 'audit-signing.pub'), key);
    copyFileSync(checkpointFile(record.dataDir), checkpoints);
    for (const file of ['audit-signing.key', 'audit-signing.pub', 'checkpoints'])
      rmSync(join(record.dataDir, file), { recursive: true });
    expect(audit('verify')).toMatchObject({ status: 1, error: expect.stringContaining('audit-signing.pub') });
    expect(audit('verify', '--public-key', key, '--checkpoints', checkpoints).status).toBe(0);
    await record.tamper((tx) => tx('audit_checkpoints').delete());
    await record.tamper(async (tx) => {
      for (const table of ['audit_entries', 'audit_seals']) await tx(table).delete();
      await tx('audit_state').update({ size: 0, peaks: '[]' });
    });
    expect(audit('verify', '--public-key', key, '--checkpoints', checkpoints)).toMatchObject({
      status: 1,
      error: 'Entry 1 was removed: the record once held 5 entries and now ends after 0',
    });
  });

  test('proof and consistency print what an outsider needs, and what is not there is said', async () => {
    await record.grow(3);
    const proof = JSON.parse(audit('proof', '2').out) as {
      sequence: number;
      path: string[];
      checkpoint: unknown;
    };
    expect(proof).toMatchObject({ sequence: 2, checkpoint: { size: 8 } });
    expect(proof.path).toHaveLength(3);
    expect(JSON.parse(audit('consistency', '5', '8').out)).toMatchObject({
      from: { size: 5 },
      to: { size: 8 },
    });
    expect(audit('proof', '99')).toMatchObject({ status: 1, error: 'No entry has the number 99.' });
    expect(audit('consistency', '4', '8').error).toContain('there is no checkpoint of 4 entries');
  });

  test('public-key prints the key, checkpoint signs what waits', async () => {
    expect(audit('public-key').out).toBe(record.signer.publicPem.trim());
    await record.append(2);
    expect(audit('checkpoint')).toMatchObject({
      status: 0,
      out: expect.stringContaining('7 entries, root '),
    });
  });
});
