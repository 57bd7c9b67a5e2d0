import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import { lockNames, whereTextIn } from '../../db/dialects.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import { compareEvents } from '../journeys/journey-event.ts';
import { type Journey, toJourney } from '../journeys/journey-repository.ts';
import type { RetainedKind, RetentionMoment } from './retained-kind.ts';

/**
 * Events, a whole journey at a time: those of journeys that are over and whose case is closed. The journey itself and
 * all that was counted of it stay, so the figures tell the same afterwards.
 */
export const retainedEvents: RetainedKind = {
  days: ({ keepEventsDays }) => keepEventsDays,
  slice: 100,
  due: dueJourneys,
  columns: {
    key: 'journeys.id',
    account: 'journeys.account_id',
    from: 'journeys.started_at',
    to: 'journeys.last_at',
  },
  order: 'journeys.started_at',
  destroy: async (tx, keys) => {
    const journeys = await lockJourneys(tx, keys as string[]);
    const events = await listEvents(tx, [...journeys.keys()]);
    const ids = events
      .filter((event) => isWithin(journeys.get(event.journey) as Journey, event))
      .map(({ id }) => id);
    const gone = tx('events');
    whereTextIn(tx, gone, 'id', ids);
    await gone.delete();
    await tx('journeys')
      .whereIn('id', [...journeys.keys()])
      .update({ events_kept: 0 });
    return ids;
  },
};

function dueJourneys(db: Reader, { before, longestGapMs }: RetentionMoment): Knex.QueryBuilder {
  return (
    db('journeys')
      // As the index has it: bound values would not find it.
      .whereRaw('journeys.events_kept = 1')
      .where('journeys.started_at', '<', before)
      .where('journeys.last_at', '<', before)
      .where((over) =>
        over
          .whereNot('journeys.outcome', 'open')
          // No event that is still taken can belong to it.
          .orWhere('journeys.last_at', '<', before - longestGapMs),
      )
      .whereNotExists(
        db('cases')
          .whereRaw('cases.journey_id = journeys.id')
          .whereNotIn('cases.state', CLOSED_STATES)
          .select(db.raw('1')),
      )
  );
}

// As intake does it: nobody stitches these journeys while their events go.
async function lockJourneys(tx: Tx, ids: readonly string[]): Promise<Map<string, Journey>> {
  const find = () =>
    tx('journeys').whereIn('id', ids).select('id', 'account_id', 'flow', 'decided', 'state', 'last_at');
  const before = (await find()) as (Parameters<typeof toJourney>[0] & { last_at: number })[];
  await lockNames(
    tx,
    before.map((row) => `pair ${row.account_id} ${row.flow}`),
  );
  const lastAt = new Map(before.map((row) => [row.id, row.last_at]));
  const rows = (await find()) as typeof before;
  // One that grew in between waits for the next run.
  return new Map(
    rows.filter((row) => row.last_at === lastAt.get(row.id)).map((row) => [row.id, toJourney(row)]),
  );
}

interface FoundEvent {
  journey: string;
  id: string;
  at: number;
}

async function listEvents(tx: Tx, journeyIds: readonly string[]): Promise<FoundEvent[]> {
  return (await tx('journeys as j')
    .join('events as e', (on) => on.on('e.account_id', 'j.account_id').andOn('e.flow', 'j.flow'))
    .whereIn('j.id', journeyIds)
    .whereRaw('e.occurred_at >= j.started_at and e.occurred_at <= j.last_at')
    .select('e.id', { journey: 'j.id', at: 'e.occurred_at' })) as FoundEvent[];
}

// At the same millisecond another journey may end or begin.
function isWithin({ state }: Journey, event: FoundEvent): boolean {
  return (
    compareEvents({ at: state.startedAt, id: state.firstEventId }, event) <= 0 &&
    compareEvents(event, { at: state.lastAt, id: state.lastEventId }) <= 0
  );
}
