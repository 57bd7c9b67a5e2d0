import type { Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { appendAudits } from '../audit/append-audit.ts';
import { type Actor, staffIdOf } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { CaseAction, CaseState } from '../contract/case-states.ts';
import type { CaseKind } from '../contract/case-states.ts';
import type { Settings } from '../contract/settings.ts';
import { dueAtOf, isUndecided } from './case-policy.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** A case to be opened; `state` other than open is for journeys that were over when they were seen. */
export interface NewCase {
  kind: CaseKind;
  state: Extract<CaseState, 'open' | 'self_resolved' | 'ended'>;
  priority: number;
  accountId: string;
  flow: string | null;
  journeyId: string | null;
  region: string;
  laps: number;
  deadLoop: boolean;
  /** The sentence's short form as JSON. */
  short: string | null;
  stuckAt: number | null;
  stuckEventId: string | null;
  stuckStep: string | null;
  stuckReason: string | null;
  reason: string | null;
  /** The platform's request, or a fresh id: cases are found again by it. */
  requestId: string;
  /** The case in which it was found necessary. */
  openedFrom?: number | null;
}

/** A case that no journey opened; without a request of the platform it is found again by a fresh id. */
export function caseWithoutJourney(
  one: Pick<NewCase, 'kind' | 'priority' | 'accountId' | 'region'> &
    Partial<Pick<NewCase, 'reason' | 'requestId'>>,
): NewCase {
  return {
    state: 'open',
    flow: null,
    journeyId: null,
    laps: 0,
    deadLoop: false,
    short: null,
    stuckAt: null,
    stuckEventId: null,
    stuckStep: null,
    stuckReason: null,
    reason: null,
    requestId: newId(),
    ...one,
  };
}

const COLUMNS = [
  'kind',
  'state',
  'priority',
  'account_id',
  'flow',
  'journey_id',
  'region',
  'laps',
  'dead_loop',
  'short',
  'stuck_at',
  'stuck_event_id',
  'stuck_step',
  'stuck_reason',
  'opened_at',
  'opened_by',
  'opened_reason',
  'due_at',
  'tags',
  'request_id',
  'closed_at',
  'opened_from',
];

/** Opens many cases in few statements, each with its timeline, audit entry and timers. Answers the rows. */
export async function openCases(
  tx: Tx,
  now: number,
  actor: Actor,
  cases: readonly NewCase[],
  settings: Settings,
): Promise<CaseRecord[]> {
  if (cases.length === 0) return [];
  await bulkInsert(
    tx,
    'cases',
    COLUMNS,
    cases.map((one) => rowOf(one, now, actor, settings)),
  );
  const query = tx<CaseRecord>('cases').select();
  whereTextIn(
    tx,
    query,
    'request_id',
    cases.map((one) => one.requestId),
  );
  const rows = (await query.orderBy('id')) as CaseRecord[];
  await bulkInsert(
    tx,
    'case_actions',
    ['id', 'case_id', 'at', 'action', 'staff_id', 'details'],
    rows.map((row) => [newId(), row.id, now, actionOf(row), staffIdOf(actor), '{}']),
  );
  await appendAudits(
    tx,
    now,
    actor,
    rows.map((row) => ({
      action: `case.${actionOf(row)}`,
      subject: 'case',
      subjectId: String(row.id),
      accountId: row.account_id,
      caseId: row.id,
      reason: row.opened_reason,
      after: { state: row.state, kind: row.kind, priority: row.priority },
    })),
  );
  const ageing = rows.filter((row) => isUndecided(row.state as CaseState) && row.priority > 2);
  await bulkInsert(
    tx,
    'timers',
    ['kind', 'subject_id', 'due_at'],
    ageing.map((row) => ['case.age', String(row.id), now + settings.ageingHours * HOUR_MS]),
  );
  return rows;
}

function rowOf(one: NewCase, now: number, actor: Actor, settings: Settings): (string | number | null)[] {
  return [
    one.kind,
    one.state,
    one.priority,
    one.accountId,
    one.flow,
    one.journeyId,
    one.region,
    one.laps,
    Number(one.deadLoop),
    one.short,
    one.stuckAt,
    one.stuckEventId,
    one.stuckStep,
    one.stuckReason,
    now,
    staffIdOf(actor),
    one.reason,
    dueAtOf(now, one.priority, settings),
    '[]',
    one.requestId,
    one.state === 'open' ? null : now,
    one.openedFrom ?? null,
  ];
}

function actionOf(row: CaseRecord): CaseAction {
  return row.state === 'open' ? 'opened' : (row.state as 'self_resolved' | 'ended');
}
