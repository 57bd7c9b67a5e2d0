import type { CaseRecord } from '../../db/tables.ts';
import type { Tx } from '../../db/connection.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { findStaffByCode } from '../staff/staff-repository.ts';
import { setTimer } from '../timers/timers.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { CaseDeps } from './case-deps.ts';
import { findVisibleCase } from './case-repository.ts';
import { changeCase, conflict } from './change-case.ts';
import { mayTake } from './list-takers.ts';
import { getOwnCase } from './own-case.ts';

interface HandOver {
  version: number;
  /** A staff code. */
  to: string;
  note?: string | undefined;
}

/** Gives one's claimed case to a colleague who may work it. Throws `nobody_to_give` for who may not, or does not exist. */
export async function handOverCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: HandOver,
): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getOwnCase(tx, actor, id, input.version, now);
    return give(tx, now, actor, row, input, 'handed_over', claimMinutes);
  });
}

/** A manager gives a case to somebody; this lifts the bar on an account they had searched for. */
export async function assignCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: HandOver,
): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await findVisibleCase(tx, actor, id, 'assign');
    if (row === null) throw new ProblemError('not_found');
    if (row.version !== input.version) throw await conflict(tx, id);
    return give(tx, now, actor, row, input, 'assigned', claimMinutes);
  });
}

async function give(
  tx: Tx,
  now: number,
  actor: StaffActor,
  row: CaseRecord,
  input: HandOver,
  action: 'handed_over' | 'assigned',
  claimMinutes: number,
): Promise<CaseRecord> {
  const to = await findStaffByCode(tx, input.to);
  if (to === null || !mayTake(to, row)) throw new ProblemError('nobody_to_give');
  const until = now + claimMinutes * 60_000;
  await setTimer(tx, 'case.claim_lapse', String(row.id), until);
  return changeCase(tx, now, actor, row, {
    action,
    set: {
      assignee_id: to.staff.id,
      claimed_at: now,
      claim_until: until,
      offered_to: null,
      offered_until: null,
    },
    details: { to: input.to, ...(input.note !== undefined && { note: maskFreeText(input.note) }) },
  });
}
