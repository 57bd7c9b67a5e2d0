import type { Tx } from '../../db/connection.ts';
import type { Journey } from '../journeys/journey-repository.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { setTimer } from '../timers/timers.ts';

/** When the gap has passed without news, a journey has lapsed and its case ends: sets the timer for it, or moves it. */
export async function watchForLapse(
  tx: Tx,
  deps: { rulebook: Rulebook },
  now: number,
  caseId: number,
  journey: Journey,
): Promise<void> {
  await setTimer(tx, 'stuck.lapse', String(caseId), lapseOf(deps, journey, now));
}

/** The moment at which the journey lapses where nothing comes, UTC ms; never before `now`. */
export function lapseOf({ rulebook }: { rulebook: Rulebook }, journey: Journey, now: number): number {
  const { gapMs } = rulebook.rules(journey.flow, journey.state.flowVersion);
  return Math.max(now, journey.state.lastAt + gapMs + 1);
}
