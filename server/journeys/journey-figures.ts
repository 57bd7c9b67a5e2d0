import { bucketOf } from './duration-buckets.ts';
import type { JourneyState } from './journey-state.ts';
import { namesOf } from './tally.ts';

/** What is counted; `a` and `b` name the step, the transition's two steps, or the duration's bucket. */
export type Measure =
  | 'journeys'
  | 'stuck'
  | 'succeeded'
  | 'failed_outcome'
  | 'self_resolved'
  | 'rework'
  | 'stuck_empty_laps'
  | 'step_entered'
  | 'step_passed'
  | 'step_failed'
  | 'step_laps'
  | 'edge_times'
  | 'edge_journeys'
  | 'pass_ms';

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
  const add = (measure: Measure, value: number, a = '', b = ''): void => {
    if (value === 0) return;
    const key = figureKey(measure, a, b);
    figures.set(key, (figures.get(key) ?? 0) + times * value);
  };
  const isStuck = state.stuck !== null;
  const succeeded = state.ended === 'succeeded';
  add('journeys', 1);
  add('stuck', Number(isStuck));
  add('succeeded', Number(succeeded));
  add('failed_outcome', Number(state.ended === 'failed'));
  add('self_resolved', Number(succeeded && isStuck && !decided));
  add('stuck_empty_laps', isStuck ? state.emptyLaps : 0);
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
  if (succeeded) add('pass_ms', 1, String(bucketOf(state.lastAt - state.startedAt)));
}
