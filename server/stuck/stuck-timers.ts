import { type CaseState, CLOSED_STATES } from '../contract/case-states.ts';
import { isUndecided } from '../cases/case-policy.ts';
import { findCase } from '../cases/case-repository.ts';
import { changeCase } from '../cases/change-case.ts';
import { findJourney } from '../journeys/journey-repository.ts';
import type { Reader } from '../../db/connection.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { systemActor } from '../platform/actor.ts';
import { setTimer, type TimerHandler } from '../timers/timers.ts';
import { DAY_MS } from '../contract/time-units.ts';

const system = systemActor('timers');
const LOOK_AGAIN_MS = DAY_MS;

/** When the gap has passed without news, a journey has lapsed, and its undecided case ends. */
export function stuckTimers(deps: {
  rulebook: (db: Reader) => Promise<Rulebook>;
}): Record<string, TimerHandler> {
  return {
    'stuck.lapse': async (tx, id, now) => {
      const row = await findCase(tx, Number(id));
      if (row === null || row.journey_id === null || isClosed(row.state)) return;
      const journey = await findJourney(tx, row.journey_id);
      if (journey === null) return;
      const rulebook = await deps.rulebook(tx);
      const lapsesAt =
        journey.state.lastAt + rulebook.rules(journey.flow, journey.state.flowVersion).gapMs + 1;
      // A decided case stands, but may come back to the queue: then it still has to end.
      const dueAt = isUndecided(row.state as CaseState) ? lapsesAt : Math.max(lapsesAt, now + LOOK_AGAIN_MS);
      if (dueAt > now) await setTimer(tx, 'stuck.lapse', id, dueAt);
      else await changeCase(tx, now, system, row, { action: 'ended', details: { why: 'lapsed' } });
    },
  };
}

function isClosed(state: string): boolean {
  return (CLOSED_STATES as readonly string[]).includes(state);
}
