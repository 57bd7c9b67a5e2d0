import type { Reader } from '../../db/connection.ts';
import type { DecisionRecord } from '../../db/tables.ts';
import type { MyWork } from '../contract/cases.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import type { CaseDeps } from './case-deps.ts';
import { whereVisible } from './case-repository.ts';
import { findNext, type NextFilter } from './claim-next.ts';
import { listedCases } from './list-cases.ts';
import { type ListedCase, presentCaseRow } from './present-case.ts';
import { DAY_MS } from '../contract/time-units.ts';

const MOST_ROWS = 50;
const COUNT_LIMIT = 1_000;

type DecidedCase = ListedCase &
  Pick<DecisionRecord, 'type' | 'evidence' | 'decided_at' | 'undo_until' | 'question'> & {
    approver_code: string | null;
  };

/** An agent's home: what is claimed, parked, waiting, returned, and what would come next in the part of the queue asked for. */
export async function readMyWork(deps: CaseDeps, actor: StaffActor, narrowed: NextFilter): Promise<MyWork> {
  const db = deps.db.read;
  const now = deps.clock();
  const me = actor.staff.id;
  const mine = await listedCases(db).where('cases.assignee_id', me).orderBy('cases.due_at').limit(MOST_ROWS);
  const owned = mine as ListedCase[];
  const decided = await decidedByMe(db, me);
  const returned = decided.filter(
    (row) => row.state === 'claimed' && row.question !== null && row.assignee_id === me,
  );
  const returnedIds = new Set(returned.map((row) => row.id));
  const answered = await answeredOf(
    db,
    owned.map((row) => row.id),
  );
  const next = actor.ability.can('claim', 'Case') ? await findNext(db, actor, narrowed, now) : null;
  return {
    claimed: owned
      .filter((row) => row.state === 'claimed' && !returnedIds.has(row.id))
      .map((row) => ({
        ...presentCaseRow(row),
        claimUntil: isoOrNull(row.claim_until),
        answered: answered.has(row.id),
      })),
    parked: owned
      .filter((row) => row.state === 'parked')
      .map((row) => ({
        ...presentCaseRow(row),
        parkedUntil: isoOf(row.parked_until ?? now),
        parkReason: row.park_reason ?? '',
      })),
    waiting: decided
      .filter((row) => row.state === 'waiting_user')
      .map((row) => ({
        ...presentCaseRow(row),
        asked: row.evidence ?? row.type,
        askedAt: isoOf(row.decided_at),
      })),
    returned: returned.map((row) => ({
      ...presentCaseRow(row),
      question: row.question ?? '',
      askedBy: row.approver_code ?? '',
    })),
    undoable: decided
      .filter((row) => row.state === 'decided' && row.undo_until >= now)
      .map((row) => ({
        ...presentCaseRow(row),
        decision: row.evidence ?? row.type,
        undoUntil: isoOf(row.undo_until),
      })),
    approvals: await awaitingMe(db, actor),
    next: next === null ? null : presentCaseRow({ ...next, ...(await besides(db, next.id)) }),
    nextDueAt: isoOrNull(owned.flatMap((row) => row.parked_until ?? []).sort((a, b) => a - b)[0]),
    day: await myDay(db, me, now),
  };
}

/** The numbers in the menu; `open` stops counting at 1,000. */
export async function readCounts(deps: CaseDeps, actor: StaffActor) {
  const db = deps.db.read;
  const count = async (action: 'read' | 'approve', state: string) => {
    const query = db('cases').where({ state }).limit(COUNT_LIMIT).select('id');
    whereVisible(query, actor, action);
    const rows = (await db.count({ n: '*' }).from(query.as('counted'))) as { n: number }[];
    return Number(rows[0]?.n ?? 0);
  };
  const mine = (await db('cases')
    .where({ assignee_id: actor.staff.id, state: 'claimed' })
    .count({ n: '*' })) as { n: number }[];
  const open = await count('read', 'open');
  return {
    mine: Number(mine[0]?.n ?? 0),
    open,
    openIsMore: open >= COUNT_LIMIT,
    approvals: actor.ability.can('approve', 'Case') ? await count('approve', 'awaiting_approval') : 0,
  };
}

async function decidedByMe(db: Reader, me: string): Promise<DecidedCase[]> {
  return (await listedCases(db)
    .join('decisions', 'decisions.id', 'cases.decision_id')
    .leftJoin('staff as approver', 'approver.id', 'decisions.approver_id')
    .where('decisions.staff_id', me)
    .whereIn('cases.state', ['decided', 'waiting_user', 'claimed'])
    .orderBy('decisions.decided_at', 'desc')
    .limit(MOST_ROWS)
    .select(
      'decisions.type',
      'decisions.evidence',
      'decisions.decided_at',
      'decisions.undo_until',
      'decisions.question',
      { approver_code: 'approver.code' },
    )) as DecidedCase[];
}

// The cases to whose latest decision the user has answered; one that was taken back, or let lie, has no answer.
async function answeredOf(db: Reader, ids: number[]): Promise<ReadonlySet<number>> {
  const actions = (await db('case_actions')
    .whereIn('case_id', ids)
    .whereIn('action', ['decided', 'user_answered', 'user_silent'])
    .orderBy(['at', 'id'])
    .select('case_id', 'action')) as { case_id: number; action: string }[];
  const last = new Map(actions.map(({ case_id, action }) => [case_id, action]));
  return new Set(ids.filter((id) => last.get(id) === 'user_answered'));
}

async function awaitingMe(db: Reader, actor: StaffActor): Promise<MyWork['approvals']> {
  if (actor.ability.cannot('approve', 'Case')) return [];
  const query = listedCases(db)
    .join('decisions', 'decisions.id', 'cases.decision_id')
    .join('staff as proposer', 'proposer.id', 'decisions.staff_id')
    .where('cases.state', 'awaiting_approval')
    .whereNot('decisions.staff_id', actor.staff.id)
    .orderBy('decisions.decided_at')
    .limit(MOST_ROWS)
    .select('decisions.type', 'decisions.decided_at', { proposer: 'proposer.code' });
  whereVisible(query, actor, 'approve');
  const rows = (await query) as (DecidedCase & { proposer: string })[];
  return rows.map((row) => ({
    ...presentCaseRow(row),
    proposedBy: row.proposer,
    decision: row.type,
    proposedAt: isoOf(row.decided_at),
  }));
}

async function besides(db: Reader, id: number): Promise<Pick<ListedCase, 'assignee_code' | 'flow_titles'>> {
  const row = (await listedCases(db).where('cases.id', id).first()) as ListedCase;
  return { assignee_code: row.assignee_code, flow_titles: row.flow_titles };
}

async function myDay(db: Reader, me: string, now: number): Promise<MyWork['day']> {
  const rows = (await db('decisions')
    .join('cases', 'cases.id', 'decisions.case_id')
    .where('decisions.staff_id', me)
    .where('decisions.decided_at', '>', now - DAY_MS)
    .whereNotIn('decisions.status', ['undone', 'withdrawn'])
    .select('decisions.escaped_at', 'cases.state', 'cases.reopened', 'cases.active_ms')) as {
    escaped_at: number | null;
    state: string;
    reopened: number;
    active_ms: number;
  }[];
  const active = rows.map((row) => row.active_ms / 1_000).sort((a, b) => a - b);
  return {
    handled: rows.length,
    escaped: rows.filter((row) => row.escaped_at !== null).length,
    answered: rows.filter((row) => !['waiting_user', 'decided', 'applying'].includes(row.state)).length,
    reopened: rows.filter((row) => row.reopened > 0).length,
    medianActiveSeconds: active[Math.floor((active.length - 1) / 2)] ?? null,
  };
}
