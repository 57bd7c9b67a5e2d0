import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import type { DecisionInput, DecisionPreview } from '../contract/cases.ts';
import type { StaffActor } from '../platform/actor.ts';
import { canonicalJson, sha256 } from '../platform/canonical-json.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import { clearTimer, setTimer } from '../timers/timers.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { CaseDeps } from './case-deps.ts';
import { type DecisionPlan, kindOf } from './case-kind.ts';
import { findCase, getVisibleCase } from './case-repository.ts';
import { changeCase } from './change-case.ts';
import { isBlind } from './blind-review.ts';
import { keepStory } from './keep-story.ts';
import { activeUntil } from './renew-claim.ts';
import { getOwnCase } from './own-case.ts';
import { wholeCommand } from './send-decision.ts';
import { HOUR_MS } from '../contract/time-units.ts';

const SHIFT_MS = 8 * HOUR_MS;

/** What a decision would do, by the same rule that decides. Writes nothing. */
export async function previewDecision(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: DecisionInput,
): Promise<DecisionPreview> {
  const row = await getVisibleCase(deps.db.read, actor, id);
  const prepared = await kindOf(deps.kinds, row.kind).prepare(deps.db.read, row, deps.clock());
  const plan = prepared.plan(input);
  const { undoSeconds } = await deps.settings();
  return {
    command: plan.command === null ? null : { type: plan.command.type, params: plan.command.params },
    message: plan.message,
    secondPerson: plan.secondPerson,
    undoSeconds: plan.then === 'escalate' ? 0 : undoSeconds,
    nextState: stateThen(plan),
  };
}

/**
 * Decides a claimed case. The command waits in the outbox until the undo window is over, or for a second person. The
 * same `idempotencyKey` answers the same again. Throws the problems of `getOwnCase` and of the kind's plan.
 */
export async function decideCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: DecisionInput,
  idempotencyKey: string,
): Promise<CaseRecord> {
  const settings = await deps.settings();
  const requestHash = sha256(canonicalJson({ id, ...input }));
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    if (await wasDecided(tx, actor, idempotencyKey, requestHash))
      return (await findCase(tx, id)) as CaseRecord;
    const row = await getOwnCase(tx, actor, id, input.version, now);
    const prepared = await kindOf(deps.kinds, row.kind).prepare(tx, row, now);
    const plan = prepared.plan(input);
    if (plan.secondPerson) {
      await refuseAbovePace(tx, actor, now, settings.riskyDecisionsPerShift);
      await kindOf(deps.kinds, row.kind).restrain?.(tx, now, actor, row);
    }
    const decision = await record(
      tx,
      deps,
      actor,
      now,
      row,
      input,
      plan,
      idempotencyKey,
      requestHash,
      settings.undoSeconds,
    );
    if (!isBlind(row)) await keepStory(tx, deps, now, row, decision.id, prepared);
    await clearTimer(tx, 'case.claim_lapse', String(id));
    const active = activeUntil(row, settings.claimMinutes, now);
    const details = {
      decision: input.type,
      ...maskTexts(input.params),
      ...plan.basis,
      ...(decision.command_id && { commandId: decision.command_id }),
    };
    const reason = { reason: input.reason };
    if (plan.then === 'escalate')
      return changeCase(tx, now, actor, row, {
        action: 'escalated',
        set: { escalated: 1, decision_id: decision.id, decided_at: now, active_ms: active },
        details,
        ...reason,
      });
    await setTimer(tx, 'case.undo_over', String(id), decision.undo_until);
    return changeCase(tx, now, actor, row, {
      action: 'decided',
      set: { decision_id: decision.id, decided_at: now, active_ms: active },
      details,
      ...reason,
    });
  });
}

async function wasDecided(tx: Tx, actor: StaffActor, key: string, requestHash: string): Promise<boolean> {
  const earlier = await tx<DecisionRecord>('decisions')
    .where({ staff_id: actor.staff.id, idempotency_key: key })
    .first();
  if (earlier === undefined) return false;
  if (earlier.request_hash !== requestHash) throw new ProblemError('idempotency_mismatch');
  return true;
}

// A burst of risky acts by one person stops (domain, section 12, brake 6).
async function refuseAbovePace(tx: Tx, actor: StaffActor, now: number, most: number): Promise<void> {
  await lockNames(tx, [`risky decisions ${actor.staff.id}`]);
  const rows = (await tx('decisions')
    .where({ staff_id: actor.staff.id, second_person: 1 })
    .where('decided_at', '>', now - SHIFT_MS)
    .count({ n: '*' })) as { n: number }[];
  if (Number(rows[0]?.n ?? 0) >= most) throw new ProblemError('rate_limited');
}

async function record(
  tx: Tx,
  deps: CaseDeps,
  actor: StaffActor,
  now: number,
  row: CaseRecord,
  input: DecisionInput,
  plan: DecisionPlan,
  idempotencyKey: string,
  requestHash: string,
  undoSeconds: number,
): Promise<DecisionRecord> {
  const undoUntil = plan.then === 'escalate' ? now : now + undoSeconds * 1_000;
  const goesOut = plan.command !== null && !plan.secondPerson;
  const command = {
    accountId: row.account_id,
    ...(plan.command !== null && wholeCommand(plan.command)),
    caseId: row.id,
    notBefore: undoUntil,
  } as Parameters<typeof enqueueCommand>[3];
  const decision: DecisionRecord = {
    id: newId(),
    case_id: row.id,
    type: input.type,
    params: JSON.stringify(maskTexts(input.params)),
    reason: input.reason,
    note: input.note === undefined ? null : maskFreeText(input.note),
    status: plan.then === 'escalate' ? 'sent' : 'pending',
    second_person: Number(plan.secondPerson),
    staff_id: actor.staff.id,
    session_id: actor.sessionId,
    decided_at: now,
    undo_until: undoUntil,
    approver_id: null,
    approved_at: null,
    question: null,
    command_id: goesOut ? await enqueueCommand(tx, deps.vault, now, command) : null,
    flow: row.flow,
    stuck_step: row.stuck_step,
    stuck_reason: row.stuck_reason,
    evidence: plan.evidence,
    escaped_at: null,
    settled: 0,
    cooling_from: null,
    cooling_until: null,
    objected_at: null,
    idempotency_key: idempotencyKey,
    request_hash: requestHash,
  };
  await tx('decisions').insert(decision);
  return decision;
}

// Messages in staff's own words reach the user as written, sealed in the command; what we keep of them is masked.
function maskTexts(params: DecisionInput['params']): DecisionInput['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskFreeText(value) : value,
    ]),
  );
}

function stateThen(plan: DecisionPlan): DecisionPreview['nextState'] {
  if (plan.then === 'escalate') return 'open';
  if (plan.secondPerson) return 'awaiting_approval';
  return plan.then === 'waiting_user' ? 'waiting_user' : 'resolved';
}
