import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { PhoneBulkRecord } from '../../db/phone-tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { CHECKED_AT_ONCE, sealLines } from './bulk-pieces.ts';
import { type CsvLine, readCsv } from './read-csv.ts';

/** So many pieces go into one transaction. */
const PIECES_AT_ONCE = 5;

/**
 * Takes a carrier's file of reassigned numbers: its lines wait, sealed, until the server has checked them one by one, also
 * after a restart. Throws `csv_unreadable`, `csv_columns_wrong` and `csv_too_long`; nothing is kept then.
 */
export async function uploadBulk(deps: CaseDeps, actor: StaffActor, bytes: Buffer): Promise<string> {
  const { phone: settings } = await deps.settings();
  const id = newId();
  await deps.db.write(
    async (tx) => void (await tx('phone_bulks').insert(emptyBulk(id, actor, deps.clock()))),
  );
  try {
    const rows = await keepLines(deps, id, bytes, settings.bulkRows);
    await deps.db.write(async (tx) => {
      await tx('phone_bulks')
        .where({ id })
        .update({ state: rows === 0 ? 'checked' : 'reading', rows });
      await appendAudit(tx, deps.clock(), actor, {
        action: 'bulk.upload',
        subject: 'phone_bulk',
        subjectId: id,
        after: { rows },
      });
    });
  } catch (error) {
    await deps.db.write((tx) => forget(tx, id));
    throw error;
  }
  return id;
}

async function keepLines(deps: CaseDeps, id: string, bytes: Buffer, most: number): Promise<number> {
  let rows = 0;
  let pieces = 0;
  let lines: CsvLine[] = [];
  const flush = async () => {
    const part = lines;
    lines = [];
    const first = pieces;
    const sealed = sealLines(deps.vault, part);
    pieces += sealed.length;
    await deps.db.write((tx) =>
      bulkInsert(
        tx,
        'phone_bulk_pieces',
        ['bulk_id', 'piece', 'lines'],
        sealed.map((text, index) => [id, first + index, text]),
      ),
    );
  };
  for await (const line of readCsv(bytes)) {
    if (rows === most) throw new ProblemError('csv_too_long');
    rows += 1;
    lines.push(line);
    if (lines.length === CHECKED_AT_ONCE * PIECES_AT_ONCE) await flush();
  }
  await flush();
  return rows;
}

/** A file whose upload never ended is as if it had not been sent. Deletes it with its pieces. */
export async function forget(tx: Tx, id: string): Promise<void> {
  await tx('phone_bulk_pieces').where({ bulk_id: id }).delete();
  await tx('phone_bulks').where({ id, state: 'reading' }).delete();
}

function emptyBulk(id: string, actor: StaffActor, now: number): PhoneBulkRecord {
  return {
    id,
    state: 'reading',
    rows: 0,
    counts: '{}',
    ready: 0,
    worked: 0,
    confirmed: 0,
    next_row: 0,
    created_at: now,
    created_by: actor.staff.id,
    created_session: actor.sessionId,
    proposed_at: null,
    reason: null,
    approved_by: null,
    approved_at: null,
    done_at: null,
    retried_at: null,
    version: 1,
  };
}
