import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { PhoneBulkRecord, PhoneBulkRowRecord } from '../../db/phone-tables.ts';
import { type AccountSaid, putAccounts } from '../accounts/put-accounts.ts';
import { addCounts, writeVerdicts } from './bulk-rows.ts';
import type { PhoneNews } from './phone-news.ts';
import { keepBindings } from './keep-bindings.ts';
import type { PhoneDeps } from './phone-deps.ts';

const BEGINNINGS = ['entered', 'submitted'];

/**
 * The platform says what became of rows of bulk files: the numbers it released are released here with them. The first
 * word on a command counts. */
export async function followBulkRows(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  events: readonly PhoneNews[],
): Promise<void> {
  const said = new Map<string, PhoneNews>();
  for (const news of events)
    if (news.commandId !== null && !BEGINNINGS.includes(news.outcome) && !said.has(news.commandId))
      said.set(news.commandId, news);
  if (said.size === 0) return;
  const query = tx('phone_bulk_rows').where({ verdict: 'sent' }).orderBy(['bulk_id', 'row']);
  whereTextIn(tx, query, 'command_id', [...said.keys()]);
  const rows = (await query) as PhoneBulkRowRecord[];
  const done = rows.filter((row) => isDone(said.get(row.command_id ?? '')));
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
      said,
    );
}

function isDone(news: PhoneNews | undefined): boolean {
  return news?.outcome === 'passed' && news.step === 'released';
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
  said: ReadonlyMap<string, PhoneNews>,
): Promise<void> {
  const bulk = await tx<PhoneBulkRecord>('phone_bulks').where({ id: bulkId }).forUpdate().first();
  if (bulk === undefined) return;
  const confirmed = rows.filter((row) => done.has(row.row)).length;
  await writeVerdicts(
    tx,
    rows.map((row) => ({
      ...row,
      verdict: done.has(row.row) ? 'done' : 'failed',
      at: now,
      reason: done.has(row.row) ? null : (said.get(row.command_id ?? '')?.reason ?? 'not_effective'),
    })),
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
