import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { approveDecision } from '../cases/approve-decision.ts';
import { caseOfCommand, commandDelivered } from '../cases/carry-out.ts';
import { kindOf } from '../cases/case-kind.ts';
import { caseTimers } from '../cases/case-timers.ts';
import { claimNext } from '../cases/claim-next.ts';
import { decideCase } from '../cases/decide-case.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { leaseCommand, listSendable } from '../outbox/lease-command.ts';
import { settleDelivered } from '../outbox/settle-command.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { revealField } from '../cases/reveal-field.ts';
import { noteSeen } from '../cases/seen-by.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { stuckTimers } from '../stuck/stuck-timers.ts';
import { runDueTimers } from '../timers/timers.ts';
import { chooseDecision } from './choose-decision.ts';
import { type DemoTime, inOneTransaction } from './demo-deps.ts';
import type { SeededRandom } from './seeded-random.ts';
import { SECOND_MS } from '../contract/time-units.ts';

/** A decision that the platform has heard of. */
export interface HeardDecision {
  row: CaseRecord;
  decision: DecisionRecord;
}

/** The invented staff at work: they use the same verbs as people do. */
export interface DemoDesk {
  deps: IntakeDeps;
  time: DemoTime;
  random: SeededRandom;
  logger: Logger;
  /** Who takes work from the queue, in turn. */
  people: readonly StaffActor[];
  /** Who approves what others proposed. */
  approvers: readonly StaffActor[];
}

const AT_ONCE = 10_000;
const LOOK_REASONS = ['用户来电核对尾号', '回拨用户确认本人', '与来电号码比对'];

/**
 * Lets timers run, proposals be approved and so many cases be decided, all in one transaction; moves the time by the
 * minutes that it takes. Answers what the platform has heard, oldest first.
 */
export async function workDesk(desk: DemoDesk, cases: number): Promise<HeardDecision[]> {
  return inOneTransaction(desk.deps, async (deps) => {
    await runTimers(desk, deps);
    await approveAll(desk, deps);
    for (let taken = 0; taken < cases; taken += 1) {
      const actor = desk.people[taken % desk.people.length] as StaffActor;
      if (!(await decideNext(desk, deps, actor))) break;
      desk.time.now += desk.random.between(8, 25) * SECOND_MS;
    }
    const { undoSeconds } = await deps.settings();
    desk.time.now += (undoSeconds + 1) * SECOND_MS;
    await runTimers(desk, deps);
    return deps.db.write((tx) => deliverAll(desk, deps, tx));
  });
}

/** Lets everything happen that came due by the demo's time. */
export async function runTimers(desk: DemoDesk, deps: IntakeDeps): Promise<void> {
  const handlers = { ...caseTimers(deps), ...stuckTimers(deps) };
  await runDueTimers(deps.db, desk.time.now, handlers, AT_ONCE, desk.logger);
}

async function decideNext(desk: DemoDesk, deps: IntakeDeps, actor: StaffActor): Promise<boolean> {
  try {
    const row = await claimNext(deps, actor, { kind: 'stuck_verification' });
    desk.time.now += desk.random.between(20, 60) * SECOND_MS;
    await lookNowAndThen(deps, actor, row);
    const { options } = await kindOf(deps.kinds, row.kind).prepare(deps.db.read, row, desk.time.now);
    const input = chooseDecision(desk.random, row, options);
    await decideCase(deps, actor, row.id, { ...input, version: row.version }, newId());
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'no_next_case') return false;
    throw error;
  }
}

// One case in so many needs a look at the number in full; auditors find these looks to review.
async function lookNowAndThen(deps: IntakeDeps, actor: StaffActor, row: CaseRecord): Promise<void> {
  if (row.id % 23 !== 0) return;
  const reason = LOOK_REASONS[row.id % LOOK_REASONS.length] ?? '';
  try {
    await revealField(deps, actor, row.id, { field: 'phone', reason });
  } catch (error) {
    // No number is held, or it is none of theirs to see.
    if (!(error instanceof ProblemError)) throw error;
  }
}

async function approveAll(desk: DemoDesk, deps: IntakeDeps): Promise<void> {
  const rows = (await deps.db
    .read('cases')
    .where({ state: 'awaiting_approval' })
    .join('decisions', 'decisions.id', 'cases.decision_id')
    .orderBy('cases.id')
    .select('cases.id', 'cases.version', 'cases.account_id', 'decisions.staff_id')) as {
    id: number;
    account_id: string;
    version: number;
    staff_id: string;
  }[];
  for (const { id, version, account_id: accountId, staff_id: proposer } of rows) {
    const actor = desk.approvers.find(({ staff }) => staff.id !== proposer);
    if (actor === undefined || desk.random.chance(0.25)) continue;
    try {
      noteSeen(deps, actor, { id, accountId, version });
      await approveDecision(deps, actor, id, { verdict: 'approve', version });
    } catch (error) {
      // Somebody who had the case in hand before may not approve it: it waits for another.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
}

/** The platform takes every command that may go now; answers the decisions that it heard of. */
export async function deliverAll(desk: DemoDesk, deps: IntakeDeps, tx: Tx): Promise<HeardDecision[]> {
  const { now } = desk.time;
  const heard: HeardDecision[] = [];
  for (const candidate of await listSendable(tx, now, AT_ONCE)) {
    const command = await leaseCommand(tx, now, candidate);
    if (command === null) continue;
    const found = await caseOfCommand(tx, command.id);
    const result = { status: 200, error: null };
    await settleDelivered(tx, now, [{ row: command, result }], {
      onDelivered: (inner, at, message) => commandDelivered(deps, inner, message.id, at),
      onDead: () => Promise.resolve(),
    });
    if (found !== null) heard.push(found);
  }
  return heard;
}
