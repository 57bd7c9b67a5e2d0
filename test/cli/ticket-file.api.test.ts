import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { independentPass } from '../support/independent-pass.ts';
import { ingestTickets } from '../support/ingest-tickets.ts';

const ORDER = ['Insert ticket', 'Take in charge', 'Wait', 'Resolve ticket', 'Closed'];
const COLUMNS = ['Case', 'Activity', 'When'] as const;

/** Tickets that go round and round, rows of one ticket often in the same second, some silent for months. */
function writeTickets(rows: number, seed: number): string {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const clocks = new Map<number, number>();
  const lines = Array.from({ length: rows }, () => {
    const ticket = draw(rows / 8);
    const pause = [0, 0, 0, 1, 60, 3_600, 86_400, 31 * 86_400][draw(8)] ?? 0;
    const at = (clocks.get(ticket) ?? Date.UTC(2020, 0, 1) / 1_000) + pause;
    clocks.set(ticket, at);
    return `Case ${ticket},${ORDER[draw(ORDER.length)]},${new Date(at * 1_000).toISOString().slice(0, 19)}+00:00`;
  });
  const file = join(mkdtempSync(join(tmpdir(), 'unloop-tickets-')), 'tickets.csv');
  writeFileSync(file, `Case,Activity,When\n${lines.join('\n')}\n`);
  return file;
}

describeOnEachDatabase('A stranger’s table of tickets', (open) => {
  it('gives, by the ingest command, the figures of an independent pass over the file', async () => {
    const file = writeTickets(1_600, 7);
    const table = { file, columns: COLUMNS, order: ORDER, end: 'Closed' };
    const expected = independentPass(file, COLUMNS, ORDER, 'Closed');
    expect(expected.stuck).toBeGreaterThan(10);
    expect(expected.deadLoops).toBeGreaterThan(0);
    expect(await ingestTickets(await open(), table)).toEqual(expected);
  });
});
