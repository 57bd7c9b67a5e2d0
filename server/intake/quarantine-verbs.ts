import type { Reader } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Page } from '../contract/page.ts';
import type { Quarantined, quarantineListQuerySchema } from '../contract/quarantine.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { Vault } from '../vault/vault.ts';
import type { z } from 'zod';
import type { IntakeDeps } from './intake-deps.ts';
import { parseLine } from './parse-batch.ts';
import { QUARANTINE_SECRET } from './quarantine.ts';
import { takeSlice } from './take-events.ts';

interface QuarantineRow {
  id: string;
  received_at: number;
  event_id: string | null;
  account_id: string | null;
  flow: string | null;
  step: string | null;
  code: string;
  detail: string;
  payload: string;
  state: Quarantined['state'];
  source: string;
}

/** One page of what could not be taken, the newest first. */
export async function listQuarantine(
  db: Reader,
  filter: z.output<typeof quarantineListQuerySchema>,
): Promise<Page<Quarantined>> {
  const query = db<QuarantineRow>('quarantine')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.state !== undefined) void query.where({ state: filter.state });
  if (filter.code !== undefined) void query.where({ code: filter.code });
  if (filter.cursor !== undefined) void query.where('id', '<', filter.cursor);
  const rows = (await query) as QuarantineRow[];
  const shown = rows.slice(0, filter.limit);
  const hasNextPage = rows.length > filter.limit;
  return {
    data: shown.map(present),
    pageInfo: { hasNextPage, nextCursor: hasNextPage ? (shown.at(-1)?.id ?? null) : null },
  };
}

/** One item with its payload, in which every value that may tell of a person is masked. */
export async function readQuarantined(db: Reader, vault: Vault, id: string) {
  const row = await getRow(db, id);
  const raw: unknown = JSON.parse(vault.openSecret(row.payload, QUARANTINE_SECRET));
  return { ...present(row), payload: JSON.stringify(maskPayload(raw), null, 2) };
}

/** Tries items again after the mend. What is refused once more stays, with its new reason. */
export async function replayQuarantine(deps: IntakeDeps, actor: StaffActor, ids: readonly string[]) {
  const results: { id: string; status: 'accepted' | 'duplicate' | 'rejected'; code?: string | undefined }[] =
    [];
  for (const id of ids) {
    const row = await getRow(deps.db.read, id);
    const raw: unknown = JSON.parse(deps.vault.openSecret(row.payload, QUARANTINE_SECRET));
    const item = typeof raw === 'string' ? parseLine(raw) : raw;
    const [verdict] = await takeSlice(deps, [item], row.source, async (tx, now, [fresh]) => {
      const state = fresh?.status === 'rejected' ? 'dismissed' : 'replayed';
      const moved = await tx('quarantine').where({ id, state: 'waiting' }).update({ state });
      if (moved === 0) throw new ProblemError('state_conflict');
      const after = { status: fresh?.status, code: fresh?.code };
      await appendAudit(tx, now, actor, {
        action: 'quarantine.replay',
        subject: 'quarantine',
        subjectId: id,
        after,
      });
    });
    if (verdict !== undefined)
      results.push({ id, status: verdict.status, ...(verdict.code !== undefined && { code: verdict.code }) });
  }
  return { results };
}

/** Puts an item aside for good. Throws `state_conflict` for one that is no longer waiting. */
export async function dismissQuarantined(
  deps: IntakeDeps,
  actor: StaffActor,
  id: string,
): Promise<Quarantined> {
  return deps.db.write(async (tx) => {
    const row = await getRow(tx, id);
    const moved = await tx('quarantine').where({ id, state: 'waiting' }).update({ state: 'dismissed' });
    if (moved === 0) throw new ProblemError('state_conflict');
    await appendAudit(tx, deps.clock(), actor, {
      action: 'quarantine.dismiss',
      subject: 'quarantine',
      subjectId: id,
    });
    return present({ ...row, state: 'dismissed' });
  });
}

async function getRow(db: Reader, id: string): Promise<QuarantineRow> {
  const row = await db<QuarantineRow>('quarantine').where({ id }).first();
  if (row === undefined) throw new ProblemError('not_found');
  return row;
}

function present(row: QuarantineRow): Quarantined {
  return {
    id: row.id,
    receivedAt: isoOf(row.received_at),
    eventId: row.event_id,
    accountId: row.account_id,
    flow: row.flow,
    step: row.step,
    code: row.code,
    detail: row.detail,
    state: row.state,
    source: row.source,
  };
}

// Known to be harmless; anything else, expected or not, shows its type and length only.
const SHOWN = new Set([
  'id',
  'accountId',
  'flow',
  'step',
  'outcome',
  'reason',
  'occurredAt',
  'evidence',
  'channel',
  'clientVersion',
  'region',
]);

function maskPayload(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return masked(raw);
  return Object.fromEntries(
    Object.entries(raw).map(([field, value]) => [field, SHOWN.has(field) ? value : masked(value)]),
  );
}

function masked(value: unknown): string {
  return typeof value === 'string'
    ? `*** (text, ${value.length})`
    : `*** (${value === null ? 'null' : typeof value})`;
}
