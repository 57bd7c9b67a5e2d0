import type { Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import type { PhoneBulkPieceRecord, PhoneBulkRecord } from '../../db/phone-tables.ts';
import { type MobileFault, readMobile } from '../accounts/mobile-number.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { BulkVerdict } from '../contract/phone-bulks.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import { maskPhone } from '../vault/mask.ts';
import { readBulkFacts } from './bulk-facts.ts';
import { openLines } from './bulk-pieces.ts';
import { bulkVerdict, isReady, maskTyped } from './bulk-policy.ts';
import { addCounts } from './bulk-rows.ts';
import type { CsvLine } from './read-csv.ts';
import { forget } from './upload-bulk.ts';

const PIECES_AT_ONCE = 40;
const FAULTS: Readonly<Record<MobileFault, BulkVerdict>> = {
  phone_invalid: 'invalid_number',
  phone_landline: 'landline',
  phone_iot: 'iot_number',
};

type CheckDeps = Pick<CaseDeps, 'db' | 'vault'>;

interface ReadRow extends CsvLine {
  masked: string;
  fingerprint: string | null;
  verdict: BulkVerdict | null;
}

/**
 * The dry run: gives the rows of files that were taken their verdicts, a piece a transaction, so that whatever dies in
 * between, another server goes on at the next piece. An upload that broke off is forgotten after an hour.
 */
export async function checkBulks(deps: CheckDeps, now: number): Promise<void> {
  const broken = await deps.db
    .read<PhoneBulkRecord>('phone_bulks')
    .where({ state: 'reading', rows: 0 })
    .where('created_at', '<', now - HOUR_MS)
    .select('id');
  for (const { id } of broken) await deps.db.write((tx) => forget(tx, id));
  for (let piece = 0; piece < PIECES_AT_ONCE; piece += 1) {
    const next = await deps.db
      .read<PhoneBulkRecord>('phone_bulks')
      .where({ state: 'reading' })
      .where('rows', '>', 0)
      .orderBy('id')
      .first('id');
    if (next === undefined) return;
    await deps.db.write((tx) => checkPiece(tx, deps, next.id));
  }
}

async function checkPiece(tx: Tx, deps: CheckDeps, id: string): Promise<void> {
  // Held, so that of two servers one goes on and the other finds the next piece.
  const bulk = await tx<PhoneBulkRecord>('phone_bulks').where({ id, state: 'reading' }).forUpdate().first();
  if (bulk === undefined) return;
  const piece = await tx<PhoneBulkPieceRecord>('phone_bulk_pieces')
    .where({ bulk_id: id })
    .orderBy('piece')
    .first();
  if (piece === undefined) {
    const counts = Object.entries(JSON.parse(bulk.counts) as Record<string, number>);
    const ready = counts.reduce((sum, [verdict, n]) => sum + (isReady(verdict) ? n : 0), 0);
    await tx('phone_bulks').where({ id }).update({ state: 'checked', ready });
    return;
  }
  const counts = await keepRows(tx, deps, id, openLines(deps.vault, piece.lines));
  await tx('phone_bulks')
    .where({ id })
    .update({ counts: addCounts(bulk.counts, counts) });
  await tx('phone_bulk_pieces').where({ bulk_id: id, piece: piece.piece }).delete();
}

// Answers how many rows have each verdict.
async function keepRows(
  tx: Tx,
  deps: CheckDeps,
  id: string,
  lines: readonly CsvLine[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
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
  return counts;
}

function readRow({ vault }: CheckDeps, line: CsvLine): ReadRow {
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
