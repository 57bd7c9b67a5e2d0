import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { PhoneBulkRecord, PhoneBulkRowRecord } from '../../db/phone-tables.ts';
import { type AccountSaid, putAccounts } from '../accounts/put-accounts.ts';
import { addCounts, writeVerdicts } from './bulk-rows.ts';
import type { PhoneNews } from './phone-news.ts';
import { keepBindings } from './keep-bindings.ts';
import type { PhoneDeps } from './phone-deps.ts';

/** The platform says what became of rows of bulk files: the numbers it released are released here with them. */
export async function followBulkRows(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  events: readonly PhoneNews[],
): Promise<void> {
  const said = new Map(
    events
      .filter(
        ({ commandId, outcome }) => commandId !== null && outcome !== 'entered' && outcome !== 'submitted',
      )
      .map((news) => [news.commandId as string, news.outcome === 'passed' && news.step === 'released']),
  );
  if (said.size === 0) return;
  const query = tx('phone_bulk_rows').where({ verdict: 'sent' }).orderBy(['bulk_id', 'row']);
  whereTextIn(tx, query, 'command_id', [...said.keys()]);
  const rows = (await query) as PhoneBulkRowRecord[];
  const done = rows.filter((row) => said.get(row.command_id ?? '') === true);
  const present = await stillBound(tx, done);
  const patches = present.map(
    (row): AccountSaid => ({
      accountId: row.account_id ?? '',
      patch: { phone: null, phoneState: 'released' },
    }),
  );
  if (patches.length > 0) {
    await putAccounts(tx, deps.vault, now, patches);
    await keepBindings(tx, deps.vault, now, patches, {
      source: 'command',
      releaseReason: 'reassigned',
      caseId: null,
    });
  }
  for (const bulkId of new Set(rows.map((row) => row.bulk_id)))
    await settle(
      tx,
      now,
      bulkId,
      rows.filter((row) => row.bulk_id === bulkId),
      new Set(done.map((row) => row.row)),
    );
}

// Who has bound another number meanwhile keeps it.
async function stillBound(tx: Tx, rows: readonly PhoneBulkRowRecord[]): Promise<PhoneBulkRowRecord[]> {
  const query = tx('phone_bindings').where({ is_current: 1 }).select('id');
  whereTextIn(
    tx,
    query,
    'id',
    rows.map((row) => row.binding_id ?? ''),
  );
  const current = new Set(((await query) as { id: string }[]).map(({ id }) => id));
  return rows.filter((row) => current.has(row.binding_id ?? ''));
}

async function settle(
  tx: Tx,
  now: number,
  bulkId: string,
  rows: readonly PhoneBulkRowRecord[],
  done: ReadonlySet<number>,
): Promise<void> {
  const bulk = await tx<PhoneBulkRecord>('phone_bulks').where({ id: bulkId }).forUpdate().first();
  if (bulk === undefined) return;
  const confirmed = rows.filter((row) => done.has(row.row)).length;
  await writeVerdicts(
    tx,
    rows.map((row) => ({ ...row, verdict: done.has(row.row) ? 'done' : 'failed', at: now })),
  );
  const counts = addCounts(bulk.counts, {
    sent: -rows.length,
    done: confirmed,
    failed: rows.length - confirmed,
  });
  await tx('phone_bulks')
    .where({ id: bulkId })
    .update({
      confirmed: bulk.confirmed + confirmed,
      counts,
    });
}
