import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord, EventRecord } from '../../db/tables.ts';
import { isUndecided } from '../cases/case-policy.ts';
import { findDecision } from '../cases/case-repository.ts';
import { changeCase } from '../cases/change-case.ts';
import { markJourneyDecided } from '../cases/mark-decided.ts';
import type { CaseState } from '../contract/case-states.ts';
import { compareEvents, type EventMark } from '../journeys/journey-event.ts';
import type { Journey } from '../journeys/journey-repository.ts';
import { systemActor } from '../platform/actor.ts';

const system = systemActor('intake');

/**
 * After late events split or joined journeys, a case follows the journey that holds the event which made it stuck. Of
 * two in one journey the younger undecided one merges into the older. Answers the cases as they are now.
 */
export async function repointCases(
  tx: Tx,
  now: number,
  journeys: readonly Journey[],
  changedIds: ReadonlySet<string>,
  cases: readonly CaseRecord[],
): Promise<CaseRecord[]> {
  const marks = await findMarks(tx, cases);
  const pointed: CaseRecord[] = [];
  for (const row of cases) {
    const mark = row.stuck_event_id === null ? undefined : marks.get(row.stuck_event_id);
    const holder = mark === undefined ? undefined : journeys.find((journey) => holds(journey, mark));
    if (holder === undefined || holder.id === row.journey_id || !changedIds.has(row.journey_id ?? ''))
      pointed.push(row);
    else {
      await tx<CaseRecord>('cases').where({ id: row.id }).update({ journey_id: holder.id });
      const decision = await findDecision(tx, row.decision_id);
      if (decision?.status === 'sent') await markJourneyDecided(tx, holder.id);
      pointed.push({ ...row, journey_id: holder.id });
    }
  }
  return mergeTwins(tx, now, pointed);
}

async function mergeTwins(tx: Tx, now: number, cases: readonly CaseRecord[]): Promise<CaseRecord[]> {
  const kept: CaseRecord[] = [];
  for (const row of [...cases].sort((a, b) => a.id - b.id)) {
    const elder = kept.find((one) => one.journey_id !== null && one.journey_id === row.journey_id);
    const undecided = isUndecided(row.state as CaseState);
    if (elder === undefined || row.decision_id !== null) kept.push(row);
    else if (undecided)
      await changeCase(tx, now, system, row, {
        action: 'merged',
        set: { journey_id: null },
        details: { into: elder.id },
      });
    // One that is closed already only lets go of the journey.
    else await tx<CaseRecord>('cases').where({ id: row.id }).update({ journey_id: null });
  }
  return kept;
}

async function findMarks(tx: Tx, cases: readonly CaseRecord[]): Promise<Map<string, EventMark>> {
  const query = tx<EventRecord>('events').select('id', 'occurred_at');
  whereTextIn(
    tx,
    query,
    'id',
    cases.flatMap((row) => row.stuck_event_id ?? []),
  );
  const rows = (await query) as Pick<EventRecord, 'id' | 'occurred_at'>[];
  return new Map(rows.map((row) => [row.id, { id: row.id, at: row.occurred_at }]));
}

function holds({ state }: Journey, mark: EventMark): boolean {
  return (
    compareEvents({ at: state.startedAt, id: state.firstEventId }, mark) <= 0 &&
    compareEvents(mark, { at: state.lastAt, id: state.lastEventId }) <= 0
  );
}
