import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { dueAtOf, isUndecided } from '../cases/case-policy.ts';
import { changeCase } from '../cases/change-case.ts';
import type { CaseState } from '../contract/case-states.ts';
import { systemActor } from '../platform/actor.ts';
import type { FollowDeps, PairCases } from './pair-cases.ts';
import { stuckColumns, stuckPriority } from './stuck-facts.ts';
import { wantedState } from './stuck-pair.ts';
import { watchForLapse } from './watch-for-lapse.ts';

const system = systemActor('intake');

/**
 * Somebody called before their journey was stuck: the case that was opened for them becomes the journey's, so that one
 * (account, flow) never has two open. Answers the cases as they are now.
 */
export async function adoptCallersCase(
  tx: Tx,
  deps: FollowDeps,
  now: number,
  { journeys, cases, account }: PairCases,
): Promise<CaseRecord[]> {
  const taken = new Set(cases.map((row) => row.journey_id));
  const isStuck = (index: number) => wantedState(journeys, index, deps.rulebook, now) !== null;
  const orphan = journeys.findLast(
    (journey, index) => !taken.has(journey.id) && wantedState(journeys, index, deps.rulebook, now) === 'open',
  );
  const caller = cases.find(
    (row) =>
      row.opened_by !== null &&
      isUndecided(row.state as CaseState) &&
      !journeys.some((journey, index) => journey.id === row.journey_id && isStuck(index)),
  );
  if (orphan === undefined || caller === undefined) return [...cases];
  const columns = stuckColumns(orphan, deps.rulebook, now);
  const age = now - caller.opened_at;
  const fresh = stuckPriority(orphan, account, cases.length, age, deps.settings);
  const priority = Math.min(caller.priority, fresh);
  const dueAt = Math.min(caller.due_at, dueAtOf(caller.opened_at, priority, deps.settings));
  const adopted = await changeCase(tx, now, system, caller, {
    action: 'worsened',
    set: { ...columns, journey_id: orphan.id, flow: orphan.flow, priority, due_at: dueAt },
    details: { laps: columns.laps },
  });
  await watchForLapse(tx, deps, now, caller.id, orphan);
  return cases.map((row) => (row === caller ? adopted : row));
}
