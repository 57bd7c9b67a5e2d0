import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyConsistency } from '../../server/audit/merkle-proofs.ts';
import { tellWitness } from '../../server/audit/tell-witness.ts';
import { findWitnessState } from '../../server/audit/witness-state.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type AuditRecord, buildRecord, NOW } from './audit-record.ts';

interface Told {
  checkpoint: { size: number; root: string };
  since: { size: number; root: string } | null;
  proof: string[];
}

describeOnEachDatabase('a witness', (open) => {
  let record: AuditRecord;
  let witness: Server;
  let address: string;
  let told: Told[];
  let status: number;
  beforeEach(async () => {
    record = buildRecord(await open());
    [told, status] = [[], 204];
    witness = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        told.push(JSON.parse(body) as Told);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(witness.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    record.remove();
    await new Promise((resolve) => witness.close(resolve));
  });

  test('is told each new checkpoint once, with the proof that the record only grew', async () => {
    expect(await tellWitness(record.db, NOW, address)).toBe(false);
    await record.grow(5);
    expect(await tellWitness(record.db, NOW, address)).toBe(true);
    expect(await tellWitness(record.db, NOW, address)).toBe(false);
    await record.grow(6, NOW + 1);
    expect(await tellWitness(record.db, NOW, address)).toBe(true);
    expect(told).toMatchObject([{ checkpoint: { size: 5 }, since: null }, { checkpoint: { size: 11 } }]);
    const { checkpoint, since, proof } = told[1] as Told;
    const hex = (text = '') => Buffer.from(text, 'hex');
    expect(verifyConsistency(5, 11, hex(since?.root), hex(checkpoint.root), proof.map(hex))).toBe(true);
  });

  test('that did not take it is told again, and since when it did not is known', async () => {
    await record.grow(5);
    status = 503;
    const at = (ms: number) => new Date(NOW + ms).toISOString();
    for (const later of [1_000, 2_000])
      await expect(tellWitness(record.db, NOW + later, address)).rejects.toThrow('503');
    const failing = { since: at(1_000), problem: 'refused', status: 503 };
    expect(await findWitnessState(record.db.read)).toEqual({ size: null, toldAt: null, failing });
    status = 200;
    expect(await tellWitness(record.db, NOW + 3_000, address)).toBe(true);
    expect(await findWitnessState(record.db.read)).toEqual({ size: 5, toldAt: at(3_000), failing: null });
    expect(told).toHaveLength(3);
    await record.grow(1, NOW + 4_000);
    const nowhere = tellWitness(record.db, NOW + 5_000, 'http://127.0.0.1:1/');
    await expect(nowhere).rejects.toThrow(/fetch failed/);
    expect(await findWitnessState(record.db.read)).toMatchObject({
      size: 5,
      failing: { since: at(5_000), problem: 'unreachable', status: null },
    });
  });
});
