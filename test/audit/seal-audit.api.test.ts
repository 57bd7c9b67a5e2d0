import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendAudit } from '../../server/audit/append-audit.ts';
import { createAuditSealer } from '../../server/audit/audit-sealer.ts';
import { checkpointText } from '../../server/audit/audit-signer.ts';
import { SEALER_LEASE_MS } from '../../server/audit/audit-state.ts';
import { checkpointFile, readCheckpoints } from '../../server/audit/checkpoint-file.ts';
import { SEAL_BATCH, sealAudit } from '../../server/audit/seal-audit.ts';
import { CHECKPOINT_EVERY_MS } from '../../server/audit/write-checkpoint.ts';
import { canonicalJson } from '../../server/platform/canonical-json.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { buildActor } from '../support/build-actor.ts';
import { describeOnEachDatabase, openAgain } from '../support/databases.ts';
import { type AuditRecord, buildRecord, NOW } from './audit-record.ts';

describeOnEachDatabase('the sealer', (open) => {
  let record: AuditRecord;
  beforeEach(async () => {
    record = buildRecord(await open());
  });
  afterEach(() => record.remove());

  const seals = () =>
    record.db.read('audit_seals').orderBy('sequence').select('sequence', 'leaf_hash', 'entry_id');
  const pending = () => record.db.read('audit_pending').pluck('entry_id');
  const outside = () => readCheckpoints(checkpointFile(record.dataDir)).checkpoints;

  test('hashes the canonical JSON of the whole entry, whatever its texts hold', async () => {
    const actor = buildActor('agent');
    const reason = 'tab\t "quote" \\ / \u0001\u001f\u007f\u2028 换绑 😀';
    const entry = {
      action: 'case.decide',
      subject: 'case',
      caseId: 7,
      reason,
      before: null,
      after: { reason },
    };
    await record.db.write((tx) => appendAudit(tx, NOW, actor, entry));
    await sealAudit(record.db, NOW, 'one');
    const row = await record.db.read('audit_entries').first();
    expect(row).toMatchObject({ actor: 'agent', staff_id: 'staff-agent', role: 'agent', case_id: 7, reason });
    const [seal] = await seals();
    const leaf = createHash('sha256')
      .update(`\0${canonicalJson(row)}`)
      .digest('hex');
    expect(seal).toEqual({ sequence: 1, leaf_hash: leaf, entry_id: row.id });
  });

  test('writes nothing where the caller’s transaction is rolled back', async () => {
    const failing = record.db.write(async (tx) => {
      await appendAudit(tx, NOW, systemActor('test'), { action: 'a', subject: 's' });
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await record.db.read('audit_entries').select('id')).toEqual([]);
    expect(await pending()).toEqual([]);
  });

  test('numbers each entry once and without gaps, in more than one batch', async () => {
    await record.append(SEAL_BATCH + 30);
    expect(await sealAudit(record.db, NOW, 'one')).toBe(SEAL_BATCH + 30);
    expect((await seals()).map((seal) => seal.sequence)).toEqual(
      Array.from({ length: SEAL_BATCH + 30 }, (_, index) => index + 1),
    );
    expect(await pending()).toEqual([]);
    expect(await sealAudit(record.db, NOW, 'one')).toBe(0);
  });

  test('takes an entry that was committed after younger ones were sealed', async () => {
    await record.append(2);
    const [late] = await pending();
    await record.db.write((tx) => tx('audit_pending').where({ entry_id: late }).delete());
    await sealAudit(record.db, NOW, 'one');
    await record.db.write((tx) => tx('audit_pending').insert({ entry_id: late }));
    await sealAudit(record.db, NOW, 'one');
    expect((await seals()).at(-1)).toMatchObject({ sequence: 2, entry_id: late });
  });

  test('leaves the work to the one who has the lease, until it runs out', async () => {
    await record.append(1);
    expect(await sealAudit(record.db, NOW, 'one')).toBe(1);
    await record.append(1);
    expect(await sealAudit(record.db, NOW + SEALER_LEASE_MS - 1, 'two')).toBeNull();
    expect(await sealAudit(record.db, NOW + SEALER_LEASE_MS, 'two')).toBe(1);
    expect(await sealAudit(record.db, NOW + SEALER_LEASE_MS, 'one')).toBeNull();
  });

  test('numbers each entry once where several servers seal at the same moment', async () => {
    await record.append(2 * SEAL_BATCH);
    const other = openAgain(record.db);
    const late = NOW + SEALER_LEASE_MS;
    await Promise.all(
      [record.db, other, record.db, other].map((db, index) =>
        sealAudit(db, NOW + index * late, `server-${index}`),
      ),
    );
    await other.close();
    expect(await seals()).toHaveLength(2 * SEAL_BATCH);
    expect(await record.verify()).toMatchObject({ whole: true, sealed: 2 * SEAL_BATCH });
  });

  test('signs at once, then every 60 s while there is news, and at shutdown', async () => {
    await record.sealer.run(NOW);
    expect(outside()).toEqual([]);
    await record.append(1);
    await record.sealer.run(NOW);
    await record.append(1);
    await record.sealer.run(NOW + CHECKPOINT_EVERY_MS - 1);
    expect(outside().map((checkpoint) => checkpoint.size)).toEqual([1]);
    await record.sealer.run(NOW + CHECKPOINT_EVERY_MS);
    await record.sealer.run(NOW + 2 * CHECKPOINT_EVERY_MS);
    expect(outside().map((checkpoint) => checkpoint.size)).toEqual([1, 2]);
    await record.append(1);
    await record.sealer.finish(NOW + 2 * CHECKPOINT_EVERY_MS);
    expect(outside().map((checkpoint) => checkpoint.size)).toEqual([1, 2, 3]);
    expect(await record.db.read('audit_checkpoints').orderBy('size').pluck('size')).toEqual([1, 2, 3]);
  });

  test('signs what is new also after the clock was set back by hours', async () => {
    await record.grow(1);
    await record.append(1);
    await record.sealer.run(NOW - 5 * 3_600_000);
    expect(outside()).toMatchObject([{ size: 1 }, { size: 2, at: NOW - 5 * 3_600_000 }]);
    expect(await record.verify()).toMatchObject({ whole: true, sealed: 2 });
  });

  test('lets another server take over at once after shutdown', async () => {
    await record.grow(1);
    const other = createAuditSealer(record.db, record.signer, record.dataDir);
    await record.append(1);
    await other.run(NOW);
    expect(await seals()).toHaveLength(2);
  });

  test('signs with a key that only its owner may read, over a text that outsiders can build', async () => {
    await record.grow(1);
    expect(statSync(join(record.dataDir, 'audit-signing.key')).mode & 0o777).toBe(0o600);
    const [checkpoint] = outside();
    if (checkpoint === undefined) throw new Error('no checkpoint');
    expect(checkpointText(checkpoint)).toBe(
      `unloop audit checkpoint v1\nsize 1\nroot ${checkpoint.root}\nat 2026-11-20T08:00:00.000Z\n`,
    );
    expect(record.signer.holds(checkpoint)).toBe(true);
    expect(record.signer.holds({ ...checkpoint, size: 2 })).toBe(false);
  });

  test('mends a line that a crash cut short, and reports one that somebody damaged', async () => {
    await record.grow(1);
    const file = checkpointFile(record.dataDir);
    appendFileSync(file, '{"size":');
    expect(readCheckpoints(file)).toMatchObject({ checkpoints: [{ size: 1 }], damaged: [] });
    await record.grow(1);
    expect(readCheckpoints(file)).toMatchObject({ checkpoints: [{ size: 1 }, { size: 2 }], damaged: [] });
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
    appendFileSync(file, 'no checkpoint\n');
    expect(readCheckpoints(file).damaged).toEqual([3]);
  });

  test.each([
    ['audit_entries', { actor: 'other' }],
    ['audit_seals', { leaf_hash: '00' }],
    ['audit_checkpoints', { root: '00' }],
  ])('%s takes no change and no deletion', async (table, change) => {
    await record.grow(1);
    await expect(record.db.write((tx) => tx(table).delete())).rejects.toThrow('append-only');
    await expect(record.db.write((tx) => tx(table).update(change))).rejects.toThrow('append-only');
  });
});
