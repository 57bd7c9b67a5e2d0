import { parseArgs } from 'node:util';
import { benchIngest } from './bench-ingest.ts';
import { benchPages } from './bench-pages.ts';
import { benchPhones } from './bench-phones.ts';
import { startBenchServer } from './bench-server.ts';
import { benchVouches } from './bench-vouches.ts';
import { fillCases, fillEvents } from './fill-database.ts';

/**
 * `npm run bench`: makes its own data, measures in one run, and prints ratios to a floor measured beside it. On SQLite
 * in a temporary directory, or on an empty PostgreSQL database by `DATABASE_URL`.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '1000000' },
    vouches: { type: 'string', default: '1000000' },
    bindings: { type: 'string', default: '1000000' },
    taken: { type: 'string', default: '40000' },
  },
});
const [events, cases, taken] = [Number(values.events), Number(values.cases), Number(values.taken)];
const [vouches, bindings] = [Number(values.vouches), Number(values.bindings)];

const server = await startBenchServer();
const { db } = server.composed;
try {
  if (vouches > 0) await benchVouches(db, vouches, say);
  if (bindings > 0) await benchPhones(server, bindings, say);
  if (events > 0) await benchTheRest();
} finally {
  await server.close();
}

async function benchTheRest(): Promise<void> {
  say(`${db.dialect}, Node ${process.version}, ${taken} events a run, 500 a batch, 4 senders`);
  await fillEvents(db, 0, 100_000, say);
  await benchIngest(server, { label: '100,000 events stored', taken }, say);
  await fillEvents(db, 100_000, events, say);
  await benchIngest(server, { label: `${events.toLocaleString('en')} events stored`, taken }, say);
  await fillCases(db, cases, say);
  await benchPages(server, say);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
