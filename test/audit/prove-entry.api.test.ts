import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpointVerifier } from '../../server/audit/audit-signer.ts';
import { getCheckpoint } from '../../server/audit/list-checkpoints.ts';
import { hashLeaf } from '../../server/audit/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../../server/audit/merkle-proofs.ts';
import { proveEntry, proveGrowth } from '../../server/audit/prove-entry.ts';
import { keepTiles, TILE } from '../../server/audit/tiles.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type AuditRecord, buildRecord, NOW } from './audit-record.ts';

describeOnEachDatabase('a proof', (open) => {
  let record: AuditRecord;
  beforeEach(async () => {
    record = buildRecord(await open());
  });
  afterEach(() => record.remove());

  const hex = (text: string) => Buffer.from(text, 'hex');
  async function idOf(sequence: number): Promise<string> {
    const row = await record.db.read('audit_seals').where({ sequence }).first('entry_id');
    return (row as { entry_id: string }).entry_id;
  }

  test('leads from an entry to the signed root, with nothing but the public key', async () => {
    await record.grow(2 * TILE + 37);
    await keepTiles(record.db, 10);
    for (const sequence of [1, TILE, TILE + 1, 2 * TILE + 37]) {
      const proof = await proveEntry(record.db.read, await idOf(sequence));
      if (proof.checkpoint === null) throw new Error('no checkpoint covers it');
      expect(checkpointVerifier(record.signer.publicPem).holds(proof.checkpoint)).toBe(true);
      const leaf = createHash('sha256').update(`\0${proof.leaf}`).digest();
      const path = proof.path.map(hex);
      const root = hex(proof.checkpoint.root);
      expect(verifyInclusion(leaf, sequence - 1, proof.checkpoint.size, path, root)).toBe(true);
      expect(verifyInclusion(leaf, sequence, proof.checkpoint.size, path, root)).toBe(false);
      const other = hashLeaf(proof.leaf.replace('case.claim', 'case.close'));
      expect(verifyInclusion(other, sequence - 1, proof.checkpoint.size, path, root)).toBe(false);
    }
  });

  test('shows that one checkpoint grew into another, with tiles and without', async () => {
    await record.grow(700);
    await record.grow(TILE, NOW + 1);
    await record.grow(300, NOW + 2);
    const sizes = [700, 700 + TILE, 1_000 + TILE];
    for (let tiles = 0; tiles < 2; tiles += 1) {
      for (const [older = 0, newer = 0] of [
        sizes.slice(0, 2),
        sizes.slice(1),
        [700, 700],
        [700, 1_000 + TILE],
      ]) {
        const [from, to] = [
          await getCheckpoint(record.db.read, older),
          await getCheckpoint(record.db.read, newer),
        ];
        const proof = await proveGrowth(record.db.read, from, to);
        expect(verifyConsistency(older, newer, hex(from.root), hex(to.root), proof.map(hex))).toBe(true);
      }
      await keepTiles(record.db, 10);
    }
  });

  test('does not rest on a tile that somebody altered', async () => {
    await record.grow(TILE + 1);
    await keepTiles(record.db, 1);
    await record.db.write((tx) => tx('audit_tiles').update({ root: '00'.repeat(32) }));
    expect((await proveEntry(record.db.read, await idOf(TILE + 1))).path).toHaveLength(1);
  });

  test('is refused for an entry that was altered, and absent until a checkpoint covers it', async () => {
    await record.grow(5);
    const id = await idOf(3);
    await record.append(1);
    const [waiting] = (await record.db.read('audit_pending').pluck('entry_id')) as string[];
    expect(await proveEntry(record.db.read, waiting ?? '')).toMatchObject({
      sequence: null,
      checkpoint: null,
    });
    await record.tamper((tx) => tx('audit_entries').where({ id }).update({ actor: 'somebody else' }));
    await expect(proveEntry(record.db.read, id)).rejects.toMatchObject({ code: 'record_damaged' });
    await expect(proveEntry(record.db.read, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
  });
});
