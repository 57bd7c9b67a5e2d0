import type { Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import type { PhoneBulkRecord } from '../../db/phone-tables.ts';
import { type MobileFault, readMobile } from '../accounts/mobile-number.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { BulkVerdict } from '../contract/phone-bulks.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskPhone } from '../vault/mask.ts';
import { readBulkFacts } from './bulk-facts.ts';
import { bulkVerdict, isReady, maskTyped } from './bulk-policy.ts';
import { type CsvLine, readCsv } from './read-csv.ts';

/** So many rows go into one transaction: SQLite's writer must not be held long (design, accident 2). */
const SLICE = 200;
const FAULTS: Readonly<Record<MobileFault, BulkVerdict>> = {
  phone_invalid: 'invalid_number',
  phone_landline: 'landline',
  phone_iot: 'iot_number',
};

interface ReadRow extends CsvLine {
  masked: string;
  fingerprint: string | null;
  verdict: BulkVerdict | null;
}

/**
 * Takes a carrier's file of reassigned numbers and says of each row what the run would do: nothing is changed. Throws
 * `csv_unreadable`, `csv_columns_wrong` and `csv_too_long`; what was read until then can never be run.
 */
export async function uploadBulk(deps: CaseDeps, actor: StaffActor, bytes: Buffer): Promise<string> {
  const { phone: settings } = await deps.settings();
  const id = newId();
  const counts: Record<string, number> = {};
  let rows = 0;
  let slice: CsvLine[] = [];
  await deps.db.write(
    async (tx) => void (await tx('phone_bulks').insert(emptyBulk(id, actor, deps.clock()))),
  );
  const flush = async () => {
    const part = slice;
    slice = [];
    rows += part.length;
    await deps.db.write((tx) => keepRows(tx, deps, id, part, counts));
  };
  for await (const line of readCsv(bytes)) {
    if (rows + slice.length === settings.bulkRows) throw new ProblemError('csv_too_long');
    slice.push(line);
    if (slice.length === SLICE) await flush();
  }
  await flush();
  await deps.db.write(async (tx) => {
    const ready = Object.entries(counts).reduce((sum, [name, n]) => sum + (isReady(name) ? n : 0), 0);
    await tx('phone_bulks')
      .where({ id })
      .update({ state: 'checked', rows, ready, counts: JSON.stringify(counts) });
    await appendAudit(tx, deps.clock(), actor, {
      action: 'bulk.upload',
      subject: 'phone_bulk',
      subjectId: id,
      after: { rows, ready },
    });
  });
  return id;
}

async function keepRows(
  tx: Tx,
  deps: CaseDeps,
  id: string,
  lines: readonly CsvLine[],
  counts: Record<string, number>,
): Promise<void> {
  const read = lines.map((line) => readRow(deps, line));
  const numbers = read.flatMap(({ fingerprint }) => fingerprint ?? []);
  const facts = await readBulkFacts(tx, numbers);
  const seen = await numbersSeen(tx, id, numbers);
  const cells = read.map((row) => {
    const known = row.fingerprint === null ? undefined : facts.get(row.fingerprint);
    const isTwice = row.fingerprint !== null && seen.has(row.fingerprint);
    if (row.fingerprint !== null) seen.add(row.fingerprint);
    const verdict = row.verdict ?? (isTwice ? 'duplicate' : bulkVerdict(known ?? null, row.referenceAt));
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    return [
      id,
      row.line,
      row.masked,
      row.fingerprint,
      row.referenceAt,
      known?.accountId ?? null,
      known?.bindingId ?? null,
      verdict,
    ];
  });
  await bulkInsert(
    tx,
    'phone_bulk_rows',
    ['bulk_id', 'row', 'number', 'fingerprint', 'reference_at', 'account_id', 'binding_id', 'verdict'],
    cells,
  );
}

function readRow({ vault }: CaseDeps, line: CsvLine): ReadRow {
  const read = readMobile(line.number);
  if (!read.ok)
    return { ...line, masked: maskTyped(line.number), fingerprint: null, verdict: FAULTS[read.fault] };
  return {
    ...line,
    masked: maskPhone(read.e164),
    fingerprint: vault.fingerprint('phone', read.e164),
    verdict: null,
  };
}

async function numbersSeen(tx: Tx, id: string, numbers: readonly string[]): Promise<Set<string>> {
  const query = tx('phone_bulk_rows').where({ bulk_id: id }).select('fingerprint');
  whereTextIn(tx, query, 'fingerprint', numbers);
  return new Set(((await query) as { fingerprint: string }[]).map((row) => row.fingerprint));
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
