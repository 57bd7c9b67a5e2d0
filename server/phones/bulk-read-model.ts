import type { Reader } from '../../db/connection.ts';
import type { PhoneBulkRecord, PhoneBulkRowRecord } from '../../db/phone-tables.ts';
import type { Page } from '../contract/page.ts';
import { type bulkRowSchema, type BulkVerdict, type PhoneBulk } from '../contract/phone-bulks.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { z } from 'zod';

type BulkRow = z.infer<typeof bulkRowSchema>;
interface ListedBulk extends PhoneBulkRecord {
  creator: string;
  approver: string | null;
}

/** A file by its id. Throws `not_found`. */
export async function getBulk(db: Reader, id: string): Promise<PhoneBulkRecord> {
  const bulk = await db<PhoneBulkRecord>('phone_bulks').where({ id }).first();
  if (bulk === undefined) throw new ProblemError('not_found');
  return bulk;
}

/** A file as its page shows it. Throws `not_found`. */
export async function readBulk(db: Reader, actor: StaffActor, id: string): Promise<PhoneBulk> {
  const row = (await listed(db).where('phone_bulks.id', id).first()) as ListedBulk | undefined;
  if (row === undefined) throw new ProblemError('not_found');
  return presentBulk(row, actor);
}

/** One page of files, the newest first. */
export async function listBulks(
  db: Reader,
  actor: StaffActor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<PhoneBulk>> {
  const query = listed(db)
    .orderBy('phone_bulks.id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) void query.where('phone_bulks.id', '<', String(decodeCursor(cursor, 1)[0]));
  const page = pageOfRows((await query) as ListedBulk[], limit, (last) => encodeCursor([last.id]));
  return { ...page, data: page.data.map((row) => presentBulk(row, actor)) };
}

/** One page of a file's rows, in the file's order. Throws `not_found`. */
export async function listBulkRows(
  db: Reader,
  id: string,
  filter: { verdict?: BulkVerdict | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<BulkRow>> {
  await getBulk(db, id);
  const query = db<PhoneBulkRowRecord>('phone_bulk_rows').where({ bulk_id: id }).orderBy('row');
  if (filter.verdict !== undefined) void query.where({ verdict: filter.verdict });
  if (filter.cursor !== undefined) void query.where('row', '>', Number(decodeCursor(filter.cursor, 1)[0]));
  const rows = (await query.limit(filter.limit + 1)) as PhoneBulkRowRecord[];
  const page = pageOfRows(rows, filter.limit, (last) => encodeCursor([last.row]));
  return { ...page, data: page.data.map(presentRow) };
}

/** A row of a file, its number masked. */
export function presentRow(row: PhoneBulkRowRecord): BulkRow {
  return {
    row: row.row,
    number: row.number,
    accountId: row.account_id,
    verdict: row.verdict as BulkVerdict,
    at: isoOrNull(row.at),
    reason: row.reason,
  };
}

/** Whether any row of a run that is over failed, or waits for an answer. */
export function isRetriable({ state, counts }: Pick<PhoneBulkRecord, 'state' | 'counts'>): boolean {
  const { failed = 0, sent = 0 } = JSON.parse(counts) as Record<string, number>;
  return state === 'done' && failed + sent > 0;
}

function listed(db: Reader) {
  return db('phone_bulks')
    .join({ creator: 'staff' }, 'creator.id', 'phone_bulks.created_by')
    .leftJoin({ approver: 'staff' }, 'approver.id', 'phone_bulks.approved_by')
    .select('phone_bulks.*', { creator: 'creator.code', approver: 'approver.code' });
}

function presentBulk(row: ListedBulk, { ability, staff }: StaffActor): PhoneBulk {
  const isCreator = row.created_by === staff.id;
  const isOver = row.state === 'done' || row.state === 'cancelled';
  return {
    id: row.id,
    state: row.state as PhoneBulk['state'],
    rows: row.rows,
    counts: JSON.parse(row.counts) as Record<string, number>,
    ready: row.ready,
    worked: row.worked,
    confirmed: row.confirmed,
    createdAt: isoOf(row.created_at),
    createdBy: row.creator,
    proposedAt: isoOrNull(row.proposed_at),
    approvedAt: isoOrNull(row.approved_at),
    approvedBy: row.approver,
    doneAt: isoOrNull(row.done_at),
    reason: row.reason,
    needsSecondPerson: true,
    can: {
      propose: isCreator && row.state === 'checked' && row.ready > 0,
      approve: !isCreator && row.state === 'proposed' && ability.can('approve', 'PhoneBulk'),
      cancel: !isOver && ability.can('create', 'PhoneBulk'),
      retry: isRetriable(row) && ability.can('create', 'PhoneBulk'),
      download: row.state !== 'reading',
    },
    version: row.version,
  };
}
