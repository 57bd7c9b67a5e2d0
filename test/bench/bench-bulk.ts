import { Command } from 'commander';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { callServer } from '../support/test-server.ts';
import { benchBulkFloors } from './bulk-floors.ts';
import { startBulkPlatform } from './bulk-platform.ts';
import { type BulkProduct, numberOf, startBulkProduct } from './bulk-product.ts';

const PATH = '/api/phones/bulks';
const LOOK_MS = 100;
/** Before its memory is looked at for the last time. */
const REST_MS = 3_000;

await new Command('bench:bulk')
  .description(
    'A file of so many reassigned numbers, taken, checked, run until the platform has confirmed the last row, and downloaded, by the built server over HTTP; rows a second beside bare statements on the same rows, and the memory of its process',
  )
  .option('--rows <count...>', 'one file of each size', ['20000', '200000'])
  .action(async ({ rows }: { rows: string[] }) => {
    for (const count of rows) await benchFile(Number(count));
  })
  .parseAsync();

async function benchFile(rows: number): Promise<void> {
  const platform = await startBulkPlatform();
  const product = await startBulkProduct(rows, platform.address);
  try {
    say(`${product.db.dialect}, Node ${process.version}, a file of ${rows.toLocaleString('en')} rows`);
    platform.answer(product.url, product.key);
    const began = product.memory().now;
    const rates = await workFile(product, rows);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    say(`  memory: ${began} MB at the start, ${product.memory().now} MB at the end`);
    await product.stop();
    const floors = await benchBulkFloors(product.db);
    for (const [step, rate] of Object.entries(rates)) {
      const floor = floors[step as keyof typeof floors];
      say(
        `  ${step}: ${Math.round(rate)} rows/s; bare ${Math.round(floor)}/s; ratio ${(rate / floor).toFixed(2)}`,
      );
    }
  } finally {
    await platform.close();
    await product.close();
  }
}

/** Rows a second of each step. */
async function workFile(product: BulkProduct, rows: number) {
  const { url, seniors } = product;
  const [one, two] = seniors;
  const read = async (id: string) => (await call(`${url}${PATH}/${id}`, one)) as PhoneBulk;
  const until = async (id: string, is: (bulk: PhoneBulk) => boolean): Promise<PhoneBulk> => {
    for (;;) {
      const bulk = await read(id);
      if (is(bulk)) return bulk;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<[T, number]> => {
    product.reset();
    const [began, used] = [performance.now(), product.processor()];
    const done = await work();
    const seconds = (performance.now() - began) / 1_000;
    const { now, peak } = product.memory();
    const cpu = product.processor() - used;
    say(
      `  ${step}: ${seconds.toFixed(1)} s, processor ${cpu.toFixed(1)} s, memory at most ${peak} MB, then ${now} MB`,
    );
    return [done, rows / seconds];
  };
  const lines = Array.from({ length: rows }, (_, index) => `${numberOf(index)},2026-11-01`);
  const file = new Uint8Array(Buffer.from(`number,reference_date\n${lines.join('\n')}\n`));
  const [{ id }, take] = await timed(
    'take',
    () => call(`${url}${PATH}`, one, { method: 'POST', body: file }) as Promise<PhoneBulk>,
  );
  const [checked, check] = await timed('check', () => until(id, ({ state }) => state === 'checked'));
  if (checked.ready !== rows) throw new Error(`only ${checked.ready} rows are ready`);
  const move = (as: string, verb: string, json: object) =>
    call(`${url}${PATH}/${id}/${verb}`, as, { json }) as Promise<PhoneBulk>;
  const { version } = await move(one, 'proposal', { version: checked.version, reason: 'bench' });
  const [, run] = await timed('run', async () => {
    await move(two, 'approval', { version });
    await until(id, ({ confirmed }) => confirmed === rows);
  });
  const [, download] = await timed('download', () => call(`${url}${PATH}/${id}/results`, one));
  return { take, check, run, download };
}

async function call(url: string, as: string, options: object = {}): Promise<unknown> {
  const answer = await callServer(url, { as, ...options });
  if (answer.status >= 300)
    throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
