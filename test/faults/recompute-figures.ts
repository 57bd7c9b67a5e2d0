import type { Database } from '../../db/connection.ts';
import type { EventRecord, JourneyRecord } from '../../db/tables.ts';
import { FlowCatalogue } from '../../server/flows/flow-catalogue.ts';
import { stitchEvents } from '../../server/journeys/continue-pair.ts';
import {
  addContribution,
  figureName,
  type Figures,
  figureOf,
  isTime,
} from '../../server/journeys/journey-figures.ts';
import { listPairEvents, toJourney, toJourneyEvent } from '../../server/journeys/journey-repository.ts';
import { Rulebook } from '../../server/journeys/rulebook.ts';
import { listRollups } from '../support/list-rollups.ts';

const HOUR = 3_600_000;

/** Journeys and counts, as they are stored and as one sorted pass over the stored events makes them. */
export async function recomputeFigures(db: Database) {
  const rulebook = new Rulebook(await new FlowCatalogue().load(db.read));
  const rows = await db.read<JourneyRecord>('journeys');
  const stored = new Map(
    rows.map((row) => [`${row.account_id} ${row.flow} ${row.first_event_id}`, toJourney(row)]),
  );
  const pairs = (await db
    .read<EventRecord>('events')
    .distinct('account_id', 'flow')
    .orderBy(['account_id', 'flow'])) as Pick<EventRecord, 'account_id' | 'flow'>[];
  const journeys: Record<string, unknown> = {};
  const counts = new Map<string, number>();
  for (const { account_id: accountId, flow } of pairs) {
    const events = await listPairEvents(db.read, accountId, flow, { at: 0, id: '' });
    const rules = rulebook.pairRules(flow);
    for (const state of stitchEvents(events.map(toJourneyEvent), rules.forStart, rules.of)) {
      const name = `${accountId} ${flow} ${state.firstEventId}`;
      journeys[name] = state;
      const { channel, region, clientVersion } = state.segment;
      const hour = Math.floor(state.startedAt / HOUR) * HOUR;
      const place = [flow, state.flowVersion, hour, channel ?? '', region ?? '', clientVersion ?? ''];
      const figures: Figures = new Map();
      addContribution(figures, state, stored.get(name)?.decided ?? false, 1);
      for (const [figure, value] of figures) {
        if (value === 0) continue;
        const { measure, a, b } = figureOf(figure, value);
        const name = isTime(measure)
          ? `${figureName({ measure, a, b: '' })} ${b}`
          : figureName({ measure, a, b });
        const key = [...place, name].join('|');
        counts.set(key, (counts.get(key) ?? 0) + value);
      }
    }
  }
  return {
    stored: {
      journeys: Object.fromEntries([...stored].map(([name, { state }]) => [name, state])),
      counts: await storedCounts(db),
    },
    recomputed: {
      journeys: JSON.parse(JSON.stringify(journeys)) as unknown,
      counts: Object.fromEntries(counts),
    },
  };
}

async function storedCounts(db: Database): Promise<Record<string, number>> {
  const listed = await listRollups(db.read, 'cell_hour');
  return Object.fromEntries(listed.map(([place, figure, value]) => [`${place}|${figure}`, value]));
}
