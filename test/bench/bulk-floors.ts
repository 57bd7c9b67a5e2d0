import type { Database, Tx } from '../../db/connection.ts';
import { bulkInsert, bulkUpdate, type Cell } from '../../db/dialects.ts';
import type { PhoneBulkRowRecord } from '../../db/phone-tables.ts';

const PAGE = 1_000;
/** Rows in a transaction: as many as the product takes at once. */
const SLICE = { take: 1_000, check: 200, run: 100 };

type Step = 'take' | 'check' | 'run' | 'download';
type Row = Record<string, Cell>;

/** Rows a second of bare statements on the rows that the file left in its tables, in transactions of the same size. */
export async function benchBulkFloors(db: Database): Promise<Record<Step, number>> {
  const rows: Row[] = [];
  const download = await rate(async () => {
    for (let after = 0; ; ) {
      const page = (await db
        .read('phone_bulk_rows')
        .where('row', '>', after)
        .orderBy('row')
        .limit(PAGE)) as PhoneBulkRowRecord[];
      if (page.length === 0) return rows.length;
      after = page.at(-1)?.row ?? after;
      rows.push(...(page as unknown as Row[]));
    }
  });
  const take = await inSlices(db, rows, SLICE.take, (tx, part, at) =>
    bulkInsert(tx, 'phone_bulk_pieces', ['bulk_id', 'piece', 'lines'], [['floor', at, JSON.stringify(part)]]),
  );
  const check = await inSlices(db, rows, SLICE.check, (tx, part) =>
    insertCopies(tx, 'phone_bulk_rows', part, { bulk_id: 'floor', command_id: null }),
  );
  return { take, check, run: await inSlices(db, rows, SLICE.run, runPart), download };
}

// What a row's run must leave behind: a command, the end of its binding, its verdict.
async function runPart(tx: Tx, part: readonly Row[]): Promise<void> {
  const commands = part.map((row) => ({
    ...COMMAND,
    id: `floor-${row['row']}`,
    account_id: row['account_id'] ?? '',
  }));
  await insertCopies(tx, 'outbox', commands, {});
  await bulkUpdate(
    tx,
    'phone_bindings',
    ['id', 'released_at'],
    part.map((row) => [row['binding_id'] ?? '', 1]),
  );
  await bulkInsert(
    tx,
    'phone_bulk_rows',
    ['bulk_id', 'row', 'number', 'verdict'],
    part.map((row) => ['floor', row['row'] ?? 0, row['number'] ?? '', 'done']),
    { onConflict: '(bulk_id, row) do update set verdict = excluded.verdict' },
  );
}

/** As long as a sealed command is. */
const COMMAND = {
  type: 'phone.unbind',
  body: 'x'.repeat(900),
  state: 'delivered',
  next_try_at: 1,
  created_at: 1,
};

async function insertCopies(tx: Tx, table: string, rows: readonly Row[], set: Row): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await bulkInsert(
    tx,
    table,
    columns,
    rows.map((row) => columns.map((column) => ({ ...row, ...set })[column] ?? null)),
  );
}

async function inSlices(
  db: Database,
  rows: readonly Row[],
  slice: number,
  work: (tx: Tx, part: readonly Row[], at: number) => Promise<void>,
): Promise<number> {
  return rate(async () => {
    for (let at = 0; at < rows.length; at += slice)
      await db.write((tx) => work(tx, rows.slice(at, at + slice), at));
    return rows.length;
  });
}

async function rate(work: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const rows = await work();
  return rows / ((performance.now() - began) / 1_000);
}
