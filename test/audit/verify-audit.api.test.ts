import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendAudit } from '../../server/audit/append-audit.ts';
import { peaksText } from '../../server/audit/audit-state.ts';
import { loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { checkpointFile } from '../../server/audit/checkpoint-file.ts';
import { EMPTY_TREE, growTree } from '../../server/audit/merkle.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { canonicalJson } from '../../server/platform/canonical-json.ts';
import { newId } from '../../server/platform/ids.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type AuditRecord, buildRecord, NOW } from './audit-record.ts';

describeOnEachDatabase('the verification of the record', (open) => {
  let record: AuditRecord;
  beforeEach(async () => {
    record = buildRecord(await open());
    await record.grow(20);
    await record.grow(12, NOW + 1);
  });
  afterEach(() => record.remove());

  async function idOf(sequence: number): Promise<string> {
    const row = await record.db.read('audit_seals').where({ sequence }).first('entry_id');
    return (row as { entry_id: string }).entry_id;
  }

  // What somebody does who knows how the seals are made: entries, seals and the tree all agree afterwards.
  async function reseal(): Promise<void> {
    await record.tamper(async (tx) => {
      const rows = (await tx('audit_seals as s')
        .join('audit_entries as e', 'e.id', 's.entry_id')
        .orderBy('s.sequence')
        .select('s.sequence as number', 'e.*')) as ({ number: number } & Record<string, unknown>)[];
      let tree = EMPTY_TREE;
      for (const { number, ...entry } of rows) {
        const leaf = createHash('sha256')
          .update(`\0${canonicalJson(entry)}`)
          .digest();
        tree = growTree(tree, [leaf]);
        await tx('audit_seals')
          .where({ sequence: number })
          .update({ leaf_hash: leaf.toString('hex') });
      }
      await tx('audit_state').update({ size: tree.size, peaks: peaksText(tree) });
    });
  }

  const removed = (sequence: number) => ({
    whole: false,
    fault: { kind: 'removed', range: [sequence, sequence] },
  });

  test('finds an untouched record whole, with what waits to be sealed', async () => {
    await record.append(3);
    expect(await record.verify()).toMatchObject({
      whole: true,
      sealed: 32,
      pending: 3,
      checkpoint: { size: 32 },
    });
  });

  test('finds an empty record whole', async () => {
    const empty = buildRecord(await open());
    expect(await empty.verify()).toEqual({ whole: true, sealed: 0, pending: 0, checkpoint: null });
    empty.remove();
  });

  test.each(['actor', 'action', 'reason', 'before', 'after', 'request_id', 'session_id'])(
    'names the first entry whose %s was altered',
    async (column) => {
      const ids = [await idOf(7), await idOf(9)];
      await record.tamper((tx) =>
        tx('audit_entries')
          .whereIn('id', ids)
          .update({ [column]: 'other' }),
      );
      expect(await record.verify()).toMatchObject({
        whole: false,
        fault: { kind: 'altered', range: [7, 7], entryId: ids[0] },
      });
    },
  );

  test('names an entry that was removed, with or without its seal', async () => {
    const id = await idOf(7);
    await record.tamper((tx) => tx('audit_entries').where({ id }).delete());
    expect(await record.verify()).toMatchObject({ ...removed(7), fault: { entryId: id } });
    await record.tamper((tx) => tx('audit_seals').where({ sequence: 7 }).delete());
    expect(await record.verify()).toMatchObject(removed(7));
  });

  test('names an entry that was inserted behind the seals', async () => {
    const id = newId();
    await record.db.write((tx) =>
      tx('audit_entries').insert({ id, at: NOW, actor: 'A07', action: 'case.claim', subject: 'case' }),
    );
    expect(await record.verify()).toMatchObject({ whole: false, fault: { kind: 'inserted', entryId: id } });
  });

  test('names the first of two entries that changed places', async () => {
    const [fifth, ninth] = [await idOf(5), await idOf(9)];
    await record.tamper(async (tx) => {
      await tx('audit_seals').where({ sequence: 5 }).update({ entry_id: 'elsewhere' });
      await tx('audit_seals').where({ sequence: 9 }).update({ entry_id: fifth });
      await tx('audit_seals').where({ sequence: 5 }).update({ entry_id: ninth });
    });
    expect(await record.verify()).toMatchObject({ whole: false, fault: { kind: 'altered', range: [5, 5] } });
  });

  test('names a seal that the sealer never gave', async () => {
    const id = newId();
    await record.db.write(async (tx) => {
      await tx('audit_entries').insert({ id, at: NOW, actor: 'A07', action: 'case.claim', subject: 'case' });
      await tx('audit_seals').insert({ sequence: 33, entry_id: id, leaf_hash: '00' });
    });
    expect(await record.verify()).toMatchObject({
      whole: false,
      fault: { kind: 'inserted', range: [33, 33], entryId: id },
    });
  });

  test('notices an entry that vanished while it waited to be sealed', async () => {
    await record.append(1);
    await record.tamper(async (tx) =>
      tx('audit_entries').whereIn('id', tx('audit_pending').select('entry_id')).delete(),
    );
    expect(await record.verify()).toMatchObject({ whole: false, fault: { kind: 'removed', range: null } });
  });

  test('tells the neighbourhood where an entry and its seal were altered alike', async () => {
    const id = await idOf(23);
    await record.tamper((tx) => tx('audit_entries').where({ id }).update({ actor: 'somebody else' }));
    await reseal();
    expect(await record.verify()).toMatchObject({
      whole: false,
      fault: { kind: 'altered', range: [21, 32] },
    });
  });

  test('tells the subtree by the peaks that the checkpoint kept', async () => {
    const id = await idOf(18);
    await record.tamper((tx) => tx('audit_entries').where({ id }).update({ actor: 'somebody else' }));
    await reseal();
    expect(await record.verify()).toMatchObject({
      whole: false,
      fault: { kind: 'altered', range: [17, 20] },
    });
  });

  test('notices that the end was cut off, by the checkpoints outside the database', async () => {
    await record.tamper(async (tx) => {
      const last = tx('audit_seals').where('sequence', '>', 20);
      await tx('audit_entries').whereIn('id', last.clone().select('entry_id')).delete();
      await last.delete();
      await tx('audit_checkpoints').where('size', '>', 20).delete();
    });
    await reseal();
    expect(await record.verify()).toMatchObject(removed(21));
  });

  test('notices that everything is gone', async () => {
    await record.tamper(async (tx) => {
      for (const table of ['audit_entries', 'audit_seals', 'audit_checkpoints']) await tx(table).delete();
      await tx('audit_state').update({ size: 0, peaks: '[]' });
    });
    expect(await record.verify()).toMatchObject(removed(1));
  });

  test('refuses a checkpoint that another key signed, or whose root was altered', async () => {
    await record.tamper((tx) =>
      tx('audit_checkpoints')
        .where({ size: 20 })
        .update({ root: '00'.repeat(32) }),
    );
    const broken = { whole: false, fault: { kind: 'checkpoint', range: [20, 20] } };
    expect(await record.verify()).toMatchObject(broken);
    const forger = loadCheckpointSigner(`${record.dataDir}/forger`);
    const forged = forger.sign({ size: 20, root: '00'.repeat(32), at: NOW });
    await record.tamper((tx) =>
      tx('audit_checkpoints')
        .where({ size: 20 })
        .update({ key_id: forged.keyId, signature: forged.signature }),
    );
    expect(await record.verify()).toMatchObject(broken);
  });

  test('refuses a checkpoint outside that does not fit the record', async () => {
    const file = checkpointFile(record.dataDir);
    const lines = readFileSync(file, 'utf8').split('\n');
    const other = record.signer.sign({ size: 20, root: '00'.repeat(32), at: NOW });
    writeFileSync(file, [JSON.stringify(other), ...lines.slice(1)].join('\n'));
    expect(await record.verify()).toMatchObject({
      whole: false,
      fault: { kind: 'checkpoint', range: [20, 20] },
    });
    await record.tamper((tx) => tx('audit_checkpoints').where({ size: 20 }).delete());
    expect(await record.verify()).toMatchObject({ whole: false, fault: { kind: 'altered', range: [1, 20] } });
  });

  test('holds while entries are written and sealed at the same time', async () => {
    let writing = true;
    const writers = Promise.all([
      (async () => {
        while (writing)
          await record.db.write((tx) =>
            appendAudit(tx, NOW, systemActor('w'), { action: 'a', subject: 's' }),
          );
      })(),
      (async () => {
        while (writing) await record.sealer.run(NOW);
      })(),
    ]);
    for (let time = 0; time < 5; time += 1) expect(await record.verify()).toMatchObject({ whole: true });
    writing = false;
    await writers;
  });
});
