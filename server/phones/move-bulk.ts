import type { Tx } from '../../db/connection.ts';
import type { PhoneBulkRecord } from '../../db/phone-tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import { countAct } from './count-act.ts';
import { getBulk, isRetriable } from './bulk-read-model.ts';

/** Who uploaded the file proposes to run it. Throws `not_found`, `version_conflict`, `state_conflict`, `forbidden`. */
export async function proposeBulk(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  await move(deps, actor, id, input.version, 'bulk.propose', (bulk, now) => {
    if (bulk.created_by !== actor.staff.id) throw new ProblemError('forbidden');
    if (bulk.state !== 'checked' || bulk.ready === 0) throw new ProblemError('state_conflict');
    return { state: 'proposed', proposed_at: now, reason: maskFreeText(input.reason) };
  });
}

/**
 * A second person lets it run (domain, section 5). Throws `second_person_required` for who uploaded it, and `brake_held`:
 * a file counts as an act of who proposes it and of who approves it.
 */
export async function approveBulk(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
  input: { version: number },
): Promise<void> {
  await move(deps, actor, id, input.version, 'bulk.approve', (bulk, now) => {
    if (bulk.created_by === actor.staff.id || bulk.created_session === actor.sessionId)
      throw new ProblemError('second_person_required');
    if (bulk.state !== 'proposed') throw new ProblemError('state_conflict');
    return { state: 'running', approved_by: actor.staff.id, approved_at: now };
  });
}

/** Puts a file aside, or stops its run: what the platform was told already stays told. */
export async function cancelBulk(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
  input: { version: number },
): Promise<void> {
  await move(deps, actor, id, input.version, 'bulk.cancel', (bulk) => {
    if (bulk.state === 'done' || bulk.state === 'cancelled') throw new ProblemError('state_conflict');
    return { state: 'cancelled' };
  });
}

/**
 * The rows of a run that failed are tried again, and the platform is asked about those that it never answered. Two people
 * agreed to the file before; who tries it again only insists. Throws `state_conflict` where there is no such row.
 */
export async function retryBulk(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
  input: { version: number },
): Promise<void> {
  await move(deps, actor, id, input.version, 'bulk.retry', (bulk, now) => {
    if (!isRetriable(bulk)) throw new ProblemError('state_conflict');
    const { failed = 0, sent = 0 } = JSON.parse(bulk.counts) as Record<string, number>;
    return {
      state: 'running',
      next_row: 0,
      worked: bulk.worked - failed - sent,
      done_at: null,
      retried_at: now,
    };
  });
}

async function move(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
  version: number,
  action: 'bulk.propose' | 'bulk.approve' | 'bulk.cancel' | 'bulk.retry',
  change: (bulk: PhoneBulkRecord, now: number) => Partial<PhoneBulkRecord>,
): Promise<void> {
  const { phone: settings } = await deps.settings();
  await deps.db.write(async (tx: Tx) => {
    const now = deps.clock();
    const bulk = await getBulk(tx, id);
    if (bulk.version !== version)
      throw new ProblemError('version_conflict', { current: { version: bulk.version, state: bulk.state } });
    const set = change(bulk, now);
    const changed = await tx('phone_bulks')
      .where({ id, version, state: bulk.state })
      .update({ ...set, version: version + 1 });
    if (changed === 0) throw new ProblemError('version_conflict');
    if (action === 'bulk.propose' || action === 'bulk.approve')
      await countAct(tx, settings, now, actor, { bulk_id: id });
    await appendAudit(tx, now, actor, {
      action,
      subject: 'phone_bulk',
      subjectId: id,
      reason: set.reason ?? null,
      before: { state: bulk.state },
      after: { state: set.state, ready: bulk.ready },
    });
  });
}
