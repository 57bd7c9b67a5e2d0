import type { Reader, Tx } from '../../db/connection.ts';
import { bulkUpdate } from '../../db/dialects.ts';
import type { PhoneBulkRecord, PhoneBulkRowRecord } from '../../db/phone-tables.ts';
import { appendAudits } from '../audit/append-audit.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { BulkVerdict } from '../contract/phone-bulks.ts';
import { enqueueCommands } from '../outbox/enqueue-command.ts';
import { systemActor } from '../platform/actor.ts';
import { addCounts, writeVerdicts } from './bulk-rows.ts';
import { readBulkFacts } from './bulk-facts.ts';
import { bulkVerdict, isReady, isTaken } from './bulk-policy.ts';
import { noticeMessage } from './phone-messages.ts';

/** So many rows go into one transaction, and so many transactions into one call: others write in between. */
const SLICE = 100;
const SLICES_AT_ONCE = 40;
/** So many commands may wait to be sent: what somebody decides or asks meanwhile is not behind a whole file. */
const WAITING_AT_MOST = 2_000;
const system = systemActor('bulk');

/**
 * Carries approved files on from where they stand, in small transactions: whatever dies in between, another server goes
 * on at the next row. Writes bindings, commands, the record and the rows' verdicts.
 */
export async function runBulks(deps: Pick<CaseDeps, 'db' | 'vault'>, now: number): Promise<void> {
  for (let slice = 0; slice < SLICES_AT_ONCE; slice += 1) {
    const next = await deps.db.read('phone_bulks').where({ state: 'running' }).orderBy('id').first('id');
    if (next === undefined || (await isBacklog(deps.db.read))) return;
    await deps.db.write((tx) => runSlice(tx, deps, (next as { id: string }).id, now));
  }
}

async function isBacklog(db: Reader): Promise<boolean> {
  const waiting = await db('outbox').where({ state: 'pending' }).offset(WAITING_AT_MOST).first('id');
  return waiting !== undefined;
}

async function runSlice(tx: Tx, deps: Pick<CaseDeps, 'vault'>, id: string, now: number): Promise<void> {
  // Held, so that of two servers one goes on and the other finds the next slice.
  const bulk = await tx<PhoneBulkRecord>('phone_bulks').where({ id, state: 'running' }).forUpdate().first();
  if (bulk === undefined) return;
  const rows = await tx<PhoneBulkRowRecord>('phone_bulk_rows')
    .where({ bulk_id: id })
    .where('row', '>', bulk.next_row)
    .orderBy('row')
    .limit(SLICE);
  if (rows.length === 0) {
    await tx('phone_bulks')
      .where({ id })
      .update({ state: 'done', done_at: now, version: bulk.version + 1 });
    return;
  }
  const ready = rows.filter((row) => isTaken(row, bulk));
  await askAgain(tx, deps, ready.filter(isUnanswered), id, now);
  const fresh = ready.filter((row) => !isUnanswered(row));
  const moved = await takeRows(tx, deps, fresh, id, now);
  const added: Record<string, number> = {};
  const add = (verdict: string, n: number) => {
    added[verdict] = (added[verdict] ?? 0) + n;
  };
  for (const [index, row] of fresh.entries()) {
    add(row.verdict, -1);
    add(moved[index] ?? row.verdict, 1);
  }
  await tx('phone_bulks')
    .where({ id })
    .update({
      next_row: rows.at(-1)?.row ?? bulk.next_row,
      worked: bulk.worked + ready.length,
      counts: addCounts(bulk.counts, added),
    });
}

function isUnanswered({ verdict }: PhoneBulkRowRecord): boolean {
  return verdict === 'sent';
}

// The platform took the command and never said what came of it: it is asked, and nothing is done twice.
async function askAgain(
  tx: Tx,
  { vault }: Pick<CaseDeps, 'vault'>,
  rows: readonly PhoneBulkRowRecord[],
  id: string,
  now: number,
): Promise<void> {
  await enqueueCommands(
    tx,
    vault,
    now,
    rows.map((row) => ({
      type: 'phone.check',
      accountId: row.account_id ?? '',
      caseId: null,
      params: { ofCommandId: row.command_id, bulkId: id },
      notBefore: now,
    })),
  );
  await writeVerdicts(
    tx,
    rows.map((row) => ({ ...row, at: now })),
  );
}

// Looks again at each row: much may have happened since the dry run. Answers the new verdicts.
async function takeRows(
  tx: Tx,
  { vault }: Pick<CaseDeps, 'vault'>,
  rows: readonly PhoneBulkRowRecord[],
  id: string,
  now: number,
): Promise<BulkVerdict[]> {
  const facts = await readBulkFacts(
    tx,
    rows.map(({ fingerprint }) => fingerprint ?? ''),
  );
  const verdicts = rows.map((row): BulkVerdict => {
    const known = facts.get(row.fingerprint ?? '');
    const again = bulkVerdict(known?.bindingId === row.binding_id ? known : null, row.reference_at);
    return isReady(again) ? 'sent' : again;
  });
  const taken = rows.filter((_, index) => verdicts[index] === 'sent');
  const message = noticeMessage('unbind', 'reassigned', 0);
  const ciphers = await vault.ciphersFor(
    tx,
    taken.map((row) => row.account_id ?? ''),
  );
  const numberOf = ({ fingerprint, account_id: accountId }: PhoneBulkRowRecord) =>
    ciphers.get(accountId ?? '')?.decrypt(facts.get(fingerprint ?? '')?.sealed ?? '', 'phone');
  const commandIds = await enqueueCommands(
    tx,
    vault,
    now,
    taken.map((row) => ({
      type: 'phone.unbind',
      accountId: row.account_id ?? '',
      caseId: null,
      // The number is somebody else's: the platform tells the account's other channels, and nothing goes to it.
      params: {
        why: 'number_reassigned',
        bulkId: id,
        tell: 'other_channels',
        message,
        from: numberOf(row),
        to: null,
      },
      notBefore: now,
    })),
  );
  await bulkUpdate(
    tx,
    'phone_bindings',
    ['id', 'reassigned_at'],
    taken.map((row) => [row.binding_id, now]),
  );
  const byRow = new Map(taken.map((row, index) => [row.row, commandIds[index] as string]));
  await writeVerdicts(
    tx,
    rows.map((row, index) => ({
      ...row,
      verdict: verdicts[index] ?? row.verdict,
      command_id: byRow.get(row.row) ?? null,
      at: now,
      reason: null,
    })),
  );
  await appendAudits(
    tx,
    now,
    system,
    taken.map((row) => ({
      action: 'phone.bulk_unbind',
      subject: 'account',
      subjectId: row.account_id,
      accountId: row.account_id,
      after: { bulk: id, binding: row.binding_id },
    })),
  );
  return verdicts;
}
