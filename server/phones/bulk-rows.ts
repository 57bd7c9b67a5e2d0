import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { PhoneBulkRowRecord } from '../../db/phone-tables.ts';

const COLUMNS = ['bulk_id', 'row', 'number', 'verdict', 'command_id', 'at', 'reason'] as const;

/** Writes the verdict, command, moment and reason of rows that are there, in one statement. */
export async function writeVerdicts(tx: Tx, rows: readonly PhoneBulkRowRecord[]): Promise<void> {
  await bulkInsert(
    tx,
    'phone_bulk_rows',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
    {
      onConflict:
        '(bulk_id, row) do update set verdict = excluded.verdict, command_id = excluded.command_id, at = excluded.at, reason = excluded.reason',
    },
  );
}

/** Adds to a file's counts by verdict; those that come to nothing are left out. Pure. */
export function addCounts(counts: string, added: Readonly<Record<string, number>>): string {
  const sums = JSON.parse(counts) as Record<string, number>;
  for (const [verdict, n] of Object.entries(added)) sums[verdict] = (sums[verdict] ?? 0) + n;
  return JSON.stringify(Object.fromEntries(Object.entries(sums).filter(([, n]) => n > 0)));
}
