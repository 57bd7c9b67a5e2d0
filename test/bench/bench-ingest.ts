import { bulkInsert, type Cell } from '../../db/dialects.ts';
import type { EventRecord } from '../../db/tables.ts';
import { callServer, signRequest } from '../support/test-server.ts';
import type { BenchServer } from './bench-server.ts';
import { inventTraffic } from './bench-traffic.ts';

const BATCH = 500;
const SENDERS = 4;
/** Users under way at any time, for each sender. */
const IN_FLIGHT = 500;

/** What the traffic is sent on top of, and how much of it. */
export interface IngestRun {
  label: string;
  taken: number;
}

/**
 * Signed batches over HTTP from several senders, each with users of its own, until the last is acknowledged; against
 * bare inserts of the same event rows, under other ids, into the same table.
 */
export async function benchIngest(
  server: BenchServer,
  { label, taken }: IngestRun,
  say: (line: string) => void,
): Promise<void> {
  const { db } = server.composed;
  const startedAt = Date.now();
  const lanes = Array.from({ length: SENDERS }, () =>
    batchesOf(inventTraffic(taken / SENDERS, IN_FLIGHT, startedAt)),
  );
  const began = performance.now();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const batch of lane) {
        const request = signRequest({ key: server.key, body: JSON.stringify(batch) }, Date.now());
        const answer = await callServer(`${server.url}/api/platform/v1/events`, request);
        if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
      }
    }),
  );
  const rate = taken / ((performance.now() - began) / 1_000);

  const rows = (await db.read('events').where('received_at', '>=', startedAt).select()) as EventRecord[];
  if (rows.length !== taken) throw new Error(`stored ${rows.length} of ${taken} events`);
  const columns = Object.keys(rows[0] as EventRecord) as (keyof EventRecord)[];
  const floorBegan = performance.now();
  for (const batch of batchesOf(rows))
    await db.write((tx) =>
      bulkInsert(
        tx,
        'events',
        columns,
        batch.map((row) =>
          columns.map((column) => (column === 'id' ? `floor-${row.id}` : (row[column] as Cell))),
        ),
      ),
    );
  const floor = rows.length / ((performance.now() - floorBegan) / 1_000);
  await db.write((tx) => tx('events').where('id', 'like', 'floor-%').delete());
  say(
    `ingest, ${label}: ${Math.round(rate)}/s; bare insert ${Math.round(floor)}/s; ratio ${(rate / floor).toFixed(2)}`,
  );
}

function batchesOf<T>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += BATCH) batches.push(items.slice(start, start + BATCH));
  return batches;
}
