import { bucketOf } from './duration-buckets.ts';
import type { JourneyState, Stuck } from './journey-state.ts';
import { namesOf } from './tally.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** What is counted; `a` and `b` name the step, the transition's two steps, or the duration's bucket. */
export const MEASURES = [
  'journeys',
  'stuck',
  'succeeded',
  'failed_outcome',
  'self_resolved',
  'rework',
  'stuck_laps',
  'stuck_empty_laps',
  'stuck_place',
  'stuck_soon',
  'step_entered',
  'step_passed',
  'step_failed',
  'step_laps',
  'step_left',
  'step_ms',
  'step_reason',
  'edge_times',
  'edge_journeys',
  'lap_reason',
  'loop_ms',
  'pass_ms',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Durations, counted by bucket in `b`: so many different ones that they are kept apart. */
export const TIMES = ['pass_ms', 'loop_ms', 'step_ms'] as const satisfies readonly Measure[];

/** Whether a measure is a duration. */
export function isTime(measure: Measure): boolean {
  return TIMES.some((time) => time === measure);
}

/** Only journeys of equal age are compared: those that were stuck this soon after their start (domain, section 11). */
export const STUCK_SOON_MS = 7 * DAY_MS;

/** One additive figure; `a` and `b` are '' when unused, and never hold a space. */
export interface Figure {
  readonly measure: Measure;
  readonly a: string;
  readonly b: string;
  readonly value: number;
}

/** Additive figures by `figureKey`, so that sets of them can be added and subtracted. */
export type Figures = Map<string, number>;

/** The key of a figure; names hold no space (contract, `nameSchema`). */
export function figureKey(measure: Measure, a: string, b: string): string {
  return `${measure} ${a} ${b}`;
}

/** The figure of a key that `figureKey` made. */
export function figureOf(key: string, value: number): Figure {
  const [measure, a = '', b = ''] = key.split(' ');
  return { measure: measure as Measure, a, b, value };
}

/** A figure's name as rollups keep it: its key without what is unused. */
export function figureName({ measure, a, b }: Pick<Figure, 'measure' | 'a' | 'b'>): string {
  return figureKey(measure, a, b).trimEnd();
}

type Add = (measure: Measure, value: number, a?: string, b?: string) => void;

function adding(figures: Figures, times: 1 | -1): Add {
  return (measure, value, a = '', b = '') => {
    if (value === 0) return;
    const key = figureKey(measure, a, b);
    figures.set(key, (figures.get(key) ?? 0) + times * value);
  };
}

function addDurations(add: Add, state: JourneyState): void {
  const count = (measure: (typeof TIMES)[number], ms: number, step = '') =>
    add(measure, 1, step, String(bucketOf(ms)));
  for (const [step, tally] of Object.entries(state.steps)) {
    const running = step === state.lastStep ? state.lastAt - state.visitStartedAt : 0;
    count('step_ms', tally.ms + running, step);
  }
  if (state.stuck !== null && state.firstLapAt !== null) count('loop_ms', state.lastAt - state.firstLapAt);
  if (state.ended === 'succeeded') count('pass_ms', state.lastAt - state.startedAt);
}

/**
 * Adds to `figures` what one journey adds to the figures of its flow, its segment and the moment of its first event
 * (domain, section 2, "Figures"). Silence that still lasts and lapses are not in it: they depend on the moment of the
 * question. What comes to nothing stays as a zero.
 * @param decided whether a decision was taken on the journey's case
 * @param times -1 takes the journey out again
 */
export function addContribution(
  figures: Figures,
  state: JourneyState,
  decided: boolean,
  times: 1 | -1,
): void {
  const add = adding(figures, times);
  const isStuck = state.stuck !== null;
  const succeeded = state.ended === 'succeeded';
  add('journeys', 1);
  add('stuck', Number(isStuck));
  add('succeeded', Number(succeeded));
  add('failed_outcome', Number(state.ended === 'failed'));
  add('self_resolved', Number(succeeded && isStuck && !decided));
  add('stuck_laps', isStuck ? state.laps : 0);
  add('stuck_empty_laps', isStuck ? state.emptyLaps : 0);
  if (state.stuck !== null) addStuck(add, state, state.stuck);
  add('rework', Number(Object.values(state.steps).some((step) => step.visits >= 2)));
  for (const [step, tally] of Object.entries(state.steps)) {
    add('step_entered', Number(tally.visits > 0), step);
    add('step_passed', Number(tally.passed), step);
    add('step_failed', Number(tally.failed), step);
    add('step_laps', tally.laps, step);
  }
  for (const [pair, count] of Object.entries(state.transitions)) {
    const [from, to] = namesOf(pair);
    add('edge_times', count, from, to);
    add('edge_journeys', 1, from, to);
  }
  if (!succeeded) add('step_left', 1, state.lastStep);
  for (const [place, count] of Object.entries(state.reasonCounts)) {
    const [step, reason] = namesOf(place);
    add('step_reason', count, step, reason);
  }
  for (const [lap, count] of Object.entries(state.lapReasons)) {
    const [edge, reason] = namesOf(lap);
    add('lap_reason', count, edge, reason);
  }
  addDurations(add, state);
}

function addStuck(add: Add, state: JourneyState, { at, step, reason }: Stuck): void {
  add('stuck_place', 1, step, reason ?? '');
  add('stuck_soon', Number(at - state.startedAt <= STUCK_SOON_MS), step, reason ?? '');
}
