import type { Database, Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { AccountRecord, CaseRecord, RecoveryRecord } from '../../db/tables.ts';
import type { ViewLog } from '../audit/view-log.ts';
import { getVisibleCase } from '../cases/case-repository.ts';
import type { ExploredAccount } from '../contract/recoveries.ts';
import type { StaffActor } from '../platform/actor.ts';
import { type Clock, isoOf, isoOrNull } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { accountsOf, edgesAt, readVouchGraph } from './read-vouch-graph.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { findLastRestored, findRecoveryOfCase } from './recovery-repository.ts';
import { daysBetween } from './weigh-recovery.ts';
import { DAY_MS } from '../contract/time-units.ts';

export interface ExploreDeps extends RecoveryDeps {
  db: Database;
  clock: Clock;
  views: ViewLog;
}

/**
 * One account of a recovery's vouch graph, and one hop beyond it. Only accounts that the page shows can be asked for, so
 * that nobody walks from a case to whomever they like; each look is on record. Throws `not_found`.
 */
export async function exploreVouches(
  deps: ExploreDeps,
  actor: StaffActor,
  caseId: number,
  accountId: string,
): Promise<ExploredAccount> {
  const db = deps.db.read;
  const now = deps.clock();
  const row = await getVisibleCase(db, actor, caseId);
  const recovery = await recoveryShown(db, row);
  if (recovery === null) throw new ProblemError('not_found');
  const { recovery: settings } = await deps.settings();
  const since = recovery.opened_at - settings.recoveredWithinDays * DAY_MS;
  const { edges: shown } = await readVouchGraph(db, recovery, settings);
  if (![recovery.account_id, ...accountsOf(shown)].includes(accountId)) throw new ProblemError('not_found');
  deps.views.note(now, actor, {
    action: 'recovery.explore',
    subject: 'account',
    subjectId: accountId,
    accountId,
    caseId,
  });
  const edges = await edgesAt(db, [accountId], since);
  const states = await statesOf(db, [accountId, ...accountsOf(edges)]);
  const own = states.get(accountId);
  const restored = await findLastRestored(db, accountId);
  return {
    accountId,
    standing: own?.state ?? null,
    accountDays: daysBetween(own?.registered_at ?? null, now),
    restoredAt: isoOrNull(restored?.restored_at),
    vouchedFor: new Set(edges.filter(({ from }) => from === accountId).map(({ to }) => to)).size,
    vouchedBy: new Set(edges.filter(({ to }) => to === accountId).map(({ from }) => from)).size,
    nodes: accountsOf(edges).map((one) => ({
      accountId: one,
      restoredAt: isoOrNull(states.get(one)?.restored_at),
      held: ['frozen', 'banned'].includes(states.get(one)?.state ?? ''),
    })),
    edges: edges.map((edge) => ({ ...edge, at: isoOf(edge.at) })),
  };
}

// A report shows the recovery that it concerns.
async function recoveryShown(db: Reader, row: CaseRecord): Promise<RecoveryRecord | null> {
  if (row.kind === 'hijack_report') return findLastRestored(db, row.account_id);
  return findRecoveryOfCase(db, row.id);
}

async function statesOf(db: Reader, accounts: readonly string[]): Promise<Map<string, AccountRecord>> {
  const query = db<AccountRecord>('accounts');
  whereTextIn(db, query, 'account_id', accounts);
  return new Map(((await query) as AccountRecord[]).map((one) => [one.account_id, one]));
}
