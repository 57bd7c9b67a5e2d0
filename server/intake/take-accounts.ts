import type { z } from 'zod';
import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { type AccountSaid, putAccounts } from '../accounts/put-accounts.ts';
import { putRelations } from '../accounts/put-relations.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { dueAtOf, isBeforeApplying } from '../cases/case-policy.ts';
import { changeCase } from '../cases/change-case.ts';
import type { CaseState } from '../contract/case-states.ts';
import { EVENT_BATCH_LIMIT } from '../contract/event-format.ts';
import { accountRecordSchema, type Relation, relationSchema } from '../contract/platform-formats.ts';
import type { Settings } from '../contract/settings.ts';
import type { KeyActor } from '../platform/actor.ts';
import { jsonFaults, parseJson } from '../platform/json-body.ts';
import { hearCarriers, hearRecords } from '../phones/follow-inquiries.ts';
import { keepBindings } from '../phones/keep-bindings.ts';
import { markReassigned } from '../phones/mark-reassigned.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { listFaults, readWith } from '../platform/schema-faults.ts';
import type { IntakeDeps } from './intake-deps.ts';

interface BatchAnswer {
  accepted: number;
  rejected: number;
  results: { index: number; status: 'accepted' | 'rejected'; code?: string; detail?: string }[];
}

/** Takes up to 1,000 accounts; a faulty one never blocks its neighbours. */
export async function takeAccounts(deps: IntakeDeps, actor: KeyActor, body: Buffer): Promise<BatchAnswer> {
  const { good, answer } = sift(body, accountRecordSchema);
  const said = good.map(({ accountId, ...patch }): AccountSaid => ({ accountId, patch }));
  await writeAccounts(deps, actor, said, answer.rejected);
  return answer;
}

/** Writes what the platform says of accounts; the cases of those that came to be blocked rise. */
export async function writeAccounts(
  deps: IntakeDeps,
  actor: KeyActor,
  said: readonly AccountSaid[],
  rejected = 0,
): Promise<void> {
  const settings = await deps.settings();
  await deps.db.write(async (tx) => {
    const now = deps.clock();
    await actor.remember?.(tx);
    await putAccounts(tx, deps.vault, now, said);
    await keepBindings(tx, deps.vault, now, said);
    await hearRecords(tx, now, said);
    await moveCases(tx, actor, now, said, settings);
    await appendAudit(tx, now, actor, {
      action: 'accounts.write',
      subject: 'account',
      accountId: said.length === 1 ? (said[0]?.accountId ?? null) : null,
      after: {
        accepted: said.length,
        rejected,
        fields: [...new Set(said.flatMap(({ patch }) => Object.keys(patch)))],
      },
    });
  });
}

/** Takes up to 1,000 relations. */
export async function takeRelations(deps: IntakeDeps, actor: KeyActor, body: Buffer): Promise<BatchAnswer> {
  const { good, answer } = sift<Relation>(body, relationSchema);
  await deps.db.write(async (tx) => {
    const now = deps.clock();
    await actor.remember?.(tx);
    await putRelations(tx, deps.vault, good);
    await markReassigned(tx, deps.vault, now, good);
    await hearCarriers(tx, deps.vault, now, good);
    await appendAudit(tx, now, actor, {
      action: 'relations.write',
      subject: 'relation',
      after: { accepted: answer.accepted, rejected: answer.rejected },
    });
  });
  return answer;
}

function sift<T>(body: Buffer, schema: z.ZodType<T>): { good: T[]; answer: BatchAnswer } {
  const parsed = parseJson(body);
  const items: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  if (items.length > EVENT_BATCH_LIMIT) throw new ProblemError('too_many_items');
  const good: T[] = [];
  const results = items.map((item, index) => {
    // First, since it bounds how deep the schema must follow.
    const unsound = jsonFaults(item);
    const read = readWith(schema, item);
    if (read.faults === null && unsound.length === 0) {
      good.push(read.data);
      return { index, status: 'accepted' as const };
    }
    const detail = listFaults([...unsound, ...(read.faults ?? [])]);
    return { index, status: 'rejected' as const, code: 'invalid_request', detail };
  });
  return { good, answer: { accepted: good.length, rejected: items.length - good.length, results } };
}

// A case's region is its account's; a blocked account raises it.
async function moveCases(
  tx: Tx,
  actor: KeyActor,
  now: number,
  said: readonly AccountSaid[],
  settings: Settings,
): Promise<void> {
  const news = new Map(
    said
      .filter(({ patch }) => patch.gate !== undefined || patch.region)
      .map((one) => [one.accountId, one.patch]),
  );
  if (news.size === 0) return;
  const query = tx<CaseRecord>('cases').whereNull('closed_at');
  whereTextIn(tx, query, 'account_id', [...news.keys()]);
  for (const row of (await query) as CaseRecord[]) {
    const patch = news.get(row.account_id);
    if (patch?.region && patch.region !== row.region)
      await tx<CaseRecord>('cases').where({ id: row.id }).update({ region: patch.region });
    if (patch?.gate !== 'blocked' || row.priority === 1 || !isBeforeApplying(row.state as CaseState))
      continue;
    await changeCase(tx, now, actor, row, {
      action: 'reprioritised',
      set: { priority: 1, due_at: Math.min(row.due_at, dueAtOf(row.opened_at, 1, settings)) },
      details: { from: row.priority, to: 1, why: 'blocked' },
    });
  }
}
