import type { Reader } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { Brake } from '../contract/brakes.ts';
import type { Page } from '../contract/page.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { newId } from '../platform/ids.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';

interface ListedBrake extends BrakeRecord {
  code: string;
  staff_team: string;
  released_code: string | null;
}

/** One page of brakes, the newest first. */
export async function listBrakes(
  db: Reader,
  actor: StaffActor,
  { state, cursor, limit }: { state: 'held' | 'all'; cursor?: string | undefined; limit: number },
): Promise<Page<Brake>> {
  const query = listed(db)
    .orderBy('brakes.id', 'desc')
    .limit(limit + 1);
  if (state === 'held') void query.whereNull('brakes.released_at');
  if (cursor !== undefined) void query.where('brakes.id', '<', String(decodeCursor(cursor, 1)[0]));
  const page = pageOfRows((await query) as ListedBrake[], limit, (last) => encodeCursor([last.id]));
  return { ...page, data: page.data.map((row) => presentBrake(row, actor)) };
}

/**
 * A manager releases a brake, and says why; one that holds a team takes a manager of another team. Throws `not_found`,
 * `other_team_required`, and `state_conflict` where it is released already.
 */
export async function releaseBrake(
  deps: CaseDeps,
  actor: StaffActor,
  id: string,
  reason: string,
): Promise<Brake> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const held = await tx<BrakeRecord>('brakes').where({ id }).first();
    if (held === undefined) throw new ProblemError('not_found');
    if (!mayRelease(held, actor)) throw new ProblemError('other_team_required');
    const released = await tx('brakes')
      .where({ id })
      .whereNull('released_at')
      .update({ released_at: now, released_by: actor.staff.id, release_reason: maskFreeText(reason) });
    const brake = (await listed(tx).where('brakes.id', id).first()) as ListedBrake;
    if (released === 0) throw new ProblemError('state_conflict');
    if (brake.case_id !== null)
      await tx('case_actions').insert({
        id: newId(),
        case_id: brake.case_id,
        at: now,
        action: 'freed',
        staff_id: actor.staff.id,
        details: JSON.stringify({ why: brake.kind }),
      });
    await appendAudit(tx, now, actor, {
      action: 'brake.release',
      subject: 'brake',
      subjectId: id,
      accountId: brake.account_id,
      caseId: brake.case_id,
      reason,
      after: { kind: brake.kind, staff: brake.code },
    });
    return presentBrake(brake, actor);
  });
}

function mayRelease({ kind, team }: BrakeRecord, { staff }: StaffActor): boolean {
  return kind !== 'team_pace' || staff.team !== team;
}

function listed(db: Reader) {
  return db('brakes')
    .join('staff', 'staff.id', 'brakes.staff_id')
    .leftJoin({ releaser: 'staff' }, 'releaser.id', 'brakes.released_by')
    .select('brakes.*', 'staff.code', { staff_team: 'staff.team' }, { released_code: 'releaser.code' });
}

function holdsOf({ kind, case_id: caseId }: BrakeRecord): Brake['holds'] {
  if (kind === 'team_pace') return 'team';
  if (kind === 'all_pace') return 'all';
  return caseId === null ? 'person' : 'case';
}

function presentBrake(row: ListedBrake, actor: StaffActor): Brake {
  return {
    id: row.id,
    kind: row.kind as Brake['kind'],
    holds: holdsOf(row),
    staff: row.code,
    team: row.team ?? row.staff_team,
    caseId: row.case_id,
    accountId: row.account_id,
    figure: row.figure,
    limit: row.limit,
    earlierCases: JSON.parse(row.earlier_cases) as number[],
    heldAt: isoOf(row.held_at),
    releasedAt: isoOrNull(row.released_at),
    releasedBy: row.released_code,
    releaseReason: row.release_reason,
    canRelease: row.released_at === null && actor.ability.can('update', 'Brake') && mayRelease(row, actor),
  };
}
