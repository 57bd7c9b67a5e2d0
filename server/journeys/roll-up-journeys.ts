import type { Tx } from '../../db/connection.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import { addToRollups, type PlaceChange } from '../rollups/add-to-rollups.ts';
import type { RollupPlace } from '../rollups/rollup-place.ts';
import { addContribution, type Figures, figureName, figureOf, isTime } from './journey-figures.ts';
import type { Journey, JourneyChange } from './journey-repository.ts';

interface PlacedFigures {
  place: RollupPlace;
  figures: Figures;
}

/** Takes each journey's old contribution out of the rollups and puts the new one in, in the same transaction. */
export async function rollUpJourneys(
  tx: Tx,
  changes: readonly JourneyChange[],
  table: 'rollups' | 'rollups_shadow' = 'rollups',
): Promise<void> {
  const places = new Map<string, PlacedFigures>();
  for (const { before, after } of changes) {
    if (before !== null) addContribution(figuresAt(places, before), before.state, before.decided, -1);
    if (after !== null) addContribution(figuresAt(places, after), after.state, after.decided, 1);
  }
  await addToRollups(tx, [...places.values()].map(placeChange), table);
}

function placeChange({ place, figures }: PlacedFigures): PlaceChange {
  const counts = new Map<string, number>();
  const times = new Map<string, Map<number, number>>();
  for (const [key, value] of figures) {
    if (value === 0) continue;
    const figure = figureOf(key, value);
    if (!isTime(figure.measure)) counts.set(figureName(figure), value);
    else {
      const name = figureName({ ...figure, b: '' });
      const buckets = times.get(name) ?? new Map<number, number>();
      times.set(name, buckets.set(Number(figure.b), value));
    }
  }
  return { place, counts, times };
}

// A late event can give a journey an earlier start, another segment or another version, and so another place.
function figuresAt(places: Map<string, PlacedFigures>, { flow, state }: Journey): Figures {
  const hour = Math.floor(state.startedAt / HOUR_MS) * HOUR_MS;
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
