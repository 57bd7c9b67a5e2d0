import type { Reader } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { accountsSharing } from '../accounts/account-facts.ts';
import { caseSubject } from '../contract/ability.ts';
import type { CaseKind, CaseState } from '../contract/case-states.ts';
import { type CaseDetail, REVEALABLE } from '../contract/cases.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { accountOfCase, MOST_SHARING, type Sharing } from './account-of-case.ts';
import { isBlind } from './blind-review.ts';
import type { CaseDeps } from './case-deps.ts';
import { kindOf } from './case-kind.ts';
import { factsOf, findDecision, whereVisible } from './case-repository.ts';
import { listedCases } from './list-cases.ts';
import { type ListedCase, presentCaseRow } from './present-case.ts';
import { readNotes, readTimeline } from './read-timeline.ts';
import { whatIsPossible } from './what-is-possible.ts';

const MOST_RELATED = 20;

/** Everything the case page shows. Throws `not_found`. */
export async function readCase(deps: CaseDeps, actor: StaffActor, id: number): Promise<CaseDetail> {
  const db = deps.db.read;
  const now = deps.clock();
  const query = listedCases(db).where('cases.id', id);
  whereVisible(query, actor, 'read');
  const row = (await query.first()) as ListedCase | undefined;
  if (row === undefined) throw new ProblemError('not_found');
  const prepared = await kindOf(deps.kinds, row.kind).prepare(db, row, now);
  const decision = await findDecision(db, row.decision_id);
  const sharing = await accountsSharing(db, row.account_id, MOST_SHARING);
  const can = await whatIsPossible(
    db,
    actor,
    row,
    decision,
    now,
    decision === null ? [] : (prepared.restsOn?.(decision.type) ?? []),
  );
  return {
    ...presentCaseRow(row),
    sentence: prepared.sentence,
    claimUntil: isoOrNull(row.claim_until),
    parkedUntil: row.state === 'parked' ? isoOrNull(row.parked_until) : null,
    account: prepared.account ?? {
      ...(await accountOfCase(deps, db, row, sharing, now)),
      revealable: REVEALABLE.filter((field) => actor.ability.can('reveal', caseSubject(factsOf(row)), field)),
    },
    journey: prepared.journey,
    recovery: prepared.recovery ?? null,
    phone: prepared.phone ?? null,
    alert: prepared.alert ?? null,
    review: prepared.review ?? null,
    events: prepared.events,
    related: isBlind(row) ? { cases: [], accounts: [] } : await readRelated(db, row, sharing),
    timeline: await readTimeline(db, id),
    notes: await readNotes(db, id),
    decisions: prepared.options,
    decision: await presentDecision(db, decision, row, now),
    can,
  };
}

async function readRelated(db: Reader, row: CaseRecord, sharing: Sharing): Promise<CaseDetail['related']> {
  const others = () =>
    db<CaseRecord>('cases').whereNot({ id: row.id }).orderBy('id', 'desc').limit(MOST_RELATED);
  const linked = await others().where((one) =>
    one.where({ opened_from: row.id }).orWhere({ id: row.opened_from ?? 0 }),
  );
  const known = new Set(linked.map(({ id }) => id));
  const own = (await others().where({ account_id: row.account_id })).filter(({ id }) => !known.has(id));
  return {
    cases: [...linked, ...own].slice(0, MOST_RELATED).map((one) => ({
      id: one.id,
      kind: one.kind as CaseKind,
      state: one.state as CaseState,
      accountId: one.account_id,
      openedAt: isoOf(one.opened_at),
      link: one.id === row.opened_from ? 'opened_from' : one.opened_from === row.id ? 'led_to' : null,
    })),
    accounts: sharing.slice(0, MOST_RELATED).map((one) => ({ ...one, lastSeenAt: isoOf(one.lastSeenAt) })),
  };
}

async function presentDecision(
  db: Reader,
  decision: DecisionRecord | null,
  row: CaseRecord,
  now: number,
): Promise<CaseDetail['decision']> {
  if (decision === null || decision.status === 'undone') return null;
  const by = await db('staff').where({ id: decision.staff_id }).first<{ code: string } | undefined>('code');
  const canUndo = row.state === 'decided' && decision.undo_until >= now;
  return {
    id: decision.id,
    type: decision.type,
    params: JSON.parse(decision.params) as Record<string, unknown>,
    reason: decision.reason,
    note: decision.note,
    by: by?.code ?? '',
    at: isoOf(decision.decided_at),
    undoUntil: canUndo ? isoOf(decision.undo_until) : null,
    question: decision.question,
  };
}
