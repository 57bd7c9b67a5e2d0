import type { JourneyState, StepTally } from './journey-state.ts';

/** The order of the values in the text. A new key goes to the end, and readers must bear its absence. */
const KEYS = [
  'flowVersion',
  'startedAt',
  'firstEventId',
  'lastAt',
  'lastEventId',
  'lastStep',
  'lastOutcome',
  'eventCount',
  'ended',
  'segment',
  'previousStartedAt',
  'visits',
  'visitStartedAt',
  'visitReason',
  'furthestPosition',
  'furthestStep',
  'retries',
  'transitions',
  'laps',
  'emptyLaps',
  'emptyLapsInARow',
  'deadLoop',
  'firstLapAt',
  'windowGrew',
  'windowHasNewEvidence',
  'windowReason',
  'reasonCounts',
  'evidence',
  'lastTrouble',
  'stuck',
  'silentDueAt',
  'silence',
  'failedBefore',
  'failedStreak',
  'lapReasons',
] as const satisfies readonly Exclude<keyof JourneyState, 'steps'>[];

type StoredStep = [step: string, visits: number, passed: 0 | 1, failed: 0 | 1, laps: number, ms: number];

/** A journey's state as short JSON: values without their names, since it is written anew with every event. */
export function writeState(state: JourneyState): string {
  const steps: StoredStep[] = [];
  for (const step of Object.keys(state.steps)) {
    const { visits, passed, failed, laps, ms } = state.steps[step] as StepTally;
    steps.push([step, visits, passed ? 1 : 0, failed ? 1 : 0, laps, ms]);
  }
  return JSON.stringify([steps, ...KEYS.map((key) => state[key])]);
}

/** Reads what `writeState` wrote. */
export function readState(text: string): JourneyState {
  const [stored, ...values] = JSON.parse(text) as [StoredStep[], ...unknown[]];
  const state: Record<string, unknown> = {};
  for (let index = 0; index < KEYS.length; index += 1) state[KEYS[index] as string] = values[index];
  const steps: Record<string, StepTally> = {};
  for (const [step, visits, passed, failed, laps, ms] of stored)
    steps[step] = { visits, passed: passed === 1, failed: failed === 1, laps, ms };
  state.steps = steps;
  state.lapReasons ??= {};
  return state as unknown as JourneyState;
}
