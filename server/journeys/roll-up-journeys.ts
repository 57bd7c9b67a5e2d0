import type { Tx } from '../../db/connection.ts';
import {
  addToRollups,
  ROLLUP_HOUR_MS,
  ROLLUP_TABLES,
  type RollupPlace,
  type RollupTables,
} from '../rollups/add-to-rollups.ts';
import { addContribution, type Figures, figureOf } from './journey-figures.ts';
import type { Journey, JourneyChange } from './journey-repository.ts';

interface PlacedFigures {
  place: RollupPlace;
  figures: Figures;
}

/** Takes each journey's old contribution out of the rollups and puts the new one in, in the same transaction. */
export async function rollUpJourneys(
  tx: Tx,
  changes: readonly JourneyChange[],
  tables: RollupTables = ROLLUP_TABLES,
): Promise<void> {
  const places = new Map<string, PlacedFigures>();
  for (const { before, after } of changes) {
    if (before !== null) addContribution(figuresAt(places, before), before.state, before.decided, -1);
    if (after !== null) addContribution(figuresAt(places, after), after.state, after.decided, 1);
  }
  await addToRollups(
    tx,
    inOrder(places).flatMap(([, { place, figures }]) =>
      inOrder(figures)
        .filter(([, value]) => value !== 0)
        .map(([key, value]) => ({ ...place, ...figureOf(key, value) })),
    ),
    tables,
  );
}

function inOrder<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

// A late event can give a journey an earlier start, another segment or another version, and so another place.
function figuresAt(places: Map<string, PlacedFigures>, { flow, state }: Journey): Figures {
  const hour = Math.floor(state.startedAt / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS;
  const channel = state.segment.channel ?? '';
  const region = state.segment.region ?? '';
  const clientVersion = state.segment.clientVersion ?? '';
  const key = [flow, state.flowVersion, hour, channel, region, clientVersion].join('\u0000');
  const known = places.get(key);
  if (known !== undefined) return known.figures;
  const place = { flow, flowVersion: state.flowVersion, hour, channel, region, clientVersion };
  const figures: Figures = new Map();
  places.set(key, { place, figures });
  return figures;
}
