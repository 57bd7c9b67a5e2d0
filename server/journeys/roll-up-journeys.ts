import type { Tx } from '../../db/connection.ts';
import { addToRollups, ROLLUP_HOUR_MS, type RollupChange } from '../rollups/add-to-rollups.ts';
import { contributionOf, type Figures, subtractFigures } from './journey-figures.ts';
import type { Journey, JourneyChange } from './journey-repository.ts';

const NOTHING: Figures = new Map();

/** Takes each journey's old contribution out of the rollups and puts the new one in, in the same transaction. */
export async function rollUpJourneys(tx: Tx, changes: readonly JourneyChange[]): Promise<void> {
  await addToRollups(tx, changes.flatMap(changesOf));
}

function changesOf({ before, after }: JourneyChange): RollupChange[] {
  if (before !== null && after !== null && samePlace(before, after))
    return placed(after, subtractFigures(figuresOf(before), figuresOf(after)));
  return [
    ...(before === null ? [] : placed(before, subtractFigures(figuresOf(before), NOTHING))),
    ...(after === null ? [] : placed(after, subtractFigures(NOTHING, figuresOf(after)))),
  ];
}

function figuresOf(journey: Journey): Figures {
  return contributionOf(journey.state, { decided: journey.decided });
}

function placed({ flow, state }: Journey, figures: ReturnType<typeof subtractFigures>): RollupChange[] {
  const place = {
    flow,
    flowVersion: state.flowVersion,
    hour: Math.floor(state.startedAt / ROLLUP_HOUR_MS) * ROLLUP_HOUR_MS,
    channel: state.segment.channel ?? '',
    region: state.segment.region ?? '',
    clientVersion: state.segment.clientVersion ?? '',
  };
  return figures.map((figure) => ({ ...place, ...figure }));
}

// A late event can give a journey an earlier start, another segment or another version.
function samePlace(a: Journey, b: Journey): boolean {
  const [x, y] = [a.state, b.state];
  return (
    x.startedAt === y.startedAt &&
    x.flowVersion === y.flowVersion &&
    x.segment.channel === y.segment.channel &&
    x.segment.region === y.segment.region &&
    x.segment.clientVersion === y.segment.clientVersion
  );
}
