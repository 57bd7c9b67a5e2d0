import { stringify } from 'csv-stringify/sync';
import type { Reader } from '../../db/connection.ts';
import type { PhoneBulkRowRecord } from '../../db/phone-tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOrNull } from '../platform/clock.ts';
import { getBulk } from './bulk-read-model.ts';

/** Small pieces stringified one by one cost twenty times as much. */
const ROWS_AT_ONCE = 1_000;
const HEADER = ['row', 'number', 'account', 'verdict', 'at'];

/** The verdict on every row as a CSV, masked; the look is on record before the first byte. Throws `not_found`. */
export async function openBulkResults(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
): Promise<AsyncGenerator<string>> {
  const bulk = await getBulk(deps.db.read, id);
  await deps.db.write((tx) =>
    appendAudit(tx, deps.clock(), actor, {
      action: 'phone_bulk.download',
      subject: 'phone_bulk',
      subjectId: id,
      after: { rows: bulk.rows },
    }),
  );
  return resultsOf(deps.db.read, id);
}

async function* resultsOf(db: Reader, id: string): AsyncGenerator<string> {
  // The mark tells spreadsheets that it is UTF-8.
  yield `\uFEFF${stringify([HEADER])}`;
  for (let after = 0; ; ) {
    const rows = await db<PhoneBulkRowRecord>('phone_bulk_rows')
      .where({ bulk_id: id })
      .where('row', '>', after)
      .orderBy('row')
      .limit(ROWS_AT_ONCE);
    if (rows.length === 0) return;
    after = rows.at(-1)?.row ?? after;
    yield stringify(
      rows.map((row) => [row.row, row.number, row.account_id ?? '', row.verdict, isoOrNull(row.at) ?? '']),
      { escape_formulas: true },
    );
  }
}
