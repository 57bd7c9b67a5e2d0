import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { independentPass } from '../support/independent-pass.ts';
import { ingestTickets } from '../support/ingest-tickets.ts';

// By hand, on any table of tickets without quotes:
//   npx tsx test/cli/check-tickets.ts FILE "Case,Activity,When" "First step,Second step,…,Last step"
const [file = '', columnList = '', stepList = ''] = process.argv.slice(2);
const columns = columnList.split(',') as [string, string, string];
const order = stepList.split(',');
const end = order.at(-1) ?? '';

const db = openDatabase(join(mkdtempSync(join(tmpdir(), 'unloop-check-')), 'check.db'));
await migrate(db);
const expected = independentPass(file, columns, order, end);
const found = await ingestTickets(db, { file, columns, order, end });
await db.close();
process.stdout.write(`${JSON.stringify(expected, null, 1)}\n`);
const same = isDeepStrictEqual(found, expected);
process.stdout.write(same ? 'Every figure is equal.\n' : `DIFFERENT:\n${JSON.stringify(found, null, 1)}\n`);
process.exitCode = same ? 0 : 1;
