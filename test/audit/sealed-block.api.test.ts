import { afterEach, beforeEach, expect, test } from 'vitest';
import { leavesOf, readSealedBlock } from '../../server/audit/sealed-block.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type AuditRecord, buildRecord } from './audit-record.ts';

describeOnEachDatabase('a block of the record', (open) => {
  let record: AuditRecord;
  beforeEach(async () => {
    record = buildRecord(await open());
    await record.grow(30);
  });
  afterEach(() => record.remove());

  const prove = async () => leavesOf(await readSealedBlock(record.db.read, 0, 30), 0, 30);

  async function hashesOf() {
    return (await record.db.read('audit_seals').orderBy('sequence').pluck('leaf_hash')) as string[];
  }

  test('that nobody touched is proven as it comes, whatever people typed', async () => {
    expect((await prove())?.map((leaf) => leaf.toString('hex'))).toEqual(await hashesOf());
  });

  test.each([
    ['an entry was altered', (tx) => tx('audit_entries').where({ case_id: 9 }).update({ actor: 'other' })],
    ['an entry was left out', (tx) => tx('audit_entries').where({ case_id: 9 }).delete()],
    ['a seal was left out', (tx) => tx('audit_seals').where({ sequence: 30 }).delete()],
    [
      'a seal was altered',
      (tx) =>
        tx('audit_seals')
          .where({ sequence: 9 })
          .update({ leaf_hash: 'f'.repeat(64) }),
    ],
    [
      'a seal was written in capitals',
      (tx) =>
        tx('audit_seals')
          .where({ sequence: 9 })
          .update({ leaf_hash: tx.raw('upper(leaf_hash)') }),
    ],
  ] as [string, Parameters<AuditRecord['tamper']>[0]][])('is not proven after %s', async (_what, change) => {
    await record.tamper(change);
    expect(await prove()).toBeNull();
    expect(await record.verify()).toMatchObject({ whole: false });
  });

  test('is not proven by hashes that run from one seal into the next', async () => {
    const [first = '', second = ''] = await hashesOf();
    await record.tamper(async (tx) => {
      const seal = (sequence: number, leaf_hash: string) =>
        tx('audit_seals').where({ sequence }).update({ leaf_hash });
      await seal(1, first + second.slice(0, 32));
      await seal(2, second.slice(32));
    });
    expect(await prove()).toBeNull();
    expect(await record.verify()).toMatchObject({ whole: false, fault: { kind: 'altered', range: [1, 1] } });
  });

  test('with a value that no column holds is named, row by row', async () => {
    if (record.db.dialect === 'postgres') return;
    await record.tamper((tx) =>
      tx('audit_entries')
        .where({ case_id: 9 })
        .update({ actor: Buffer.from('A07') }),
    );
    await expect(prove()).rejects.toThrow(/BLOB/);
    expect(await record.verify()).toMatchObject({ whole: false, fault: { kind: 'altered', range: [9, 9] } });
  });
});
