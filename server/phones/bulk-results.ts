import { stringify } from 'csv-stringify/sync';
import type { Reader } from '../../db/connection.ts';
import type { PhoneBulkRowRecord } from '../../db/phone-tables.ts';
import { answerBytes } from '../audit/answer-bytes.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOrNull } from '../platform/clock.ts';
import type { BytesAnswer } from '../platform/route.ts';
import { getBulk } from './bulk-read-model.ts';

/** Small pieces stringified one by one cost twenty times as much. */
const ROWS_AT_ONCE = 1_000;
const HEADER = ['row', 'number', 'account', 'verdict', 'at', 'reason'];

/** The verdict on every row as a CSV, masked; on record before the first byte. Throws `not_found`. */
export async function answerBulkResults(deps: CaseDeps, actor: StaffActor, id: string): Promise<BytesAnswer> {
  const bulk = await getBulk(deps.db.read, id);
  const entry = {
    action: 'bulk.download',
    subject: 'phone_bulk',
    subjectId: id,
    after: { rows: bulk.rows },
  };
  return answerBytes(deps.db, deps.clock(), actor, entry, {
    name: `reassigned-${id}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: resultsOf(deps.db.read, id),
  });
}

async function* resultsOf(db: Reader, id: string): AsyncGenerator<Uint8Array> {
  // The mark tells spreadsheets that it is UTF-8.
  yield Buffer.from(`\uFEFF${stringify([HEADER])}`);
  for (let after = 0; ; ) {
    const rows = await db<PhoneBulkRowRecord>('phone_bulk_rows')
      .where({ bulk_id: id })
      .where('row', '>', after)
      .orderBy('row')
      .limit(ROWS_AT_ONCE);
    if (rows.length === 0) return;
    after = rows.at(-1)?.row ?? after;
    const text = stringify(
      rows.map((row) => [
        row.row,
        row.number,
        row.account_id ?? '',
        row.verdict,
        isoOrNull(row.at) ?? '',
        row.reason ?? '',
      ]),
      { escape_formulas: true },
    );
    yield Buffer.from(text);
  }
}
