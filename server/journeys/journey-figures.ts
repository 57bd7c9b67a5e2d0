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

/** Figures by a key of measure, `a` and `b`, so that two sets can be subtracted. */
export type Figures = ReadonlyMap<string, Figure>;

/**
 * What one journey adds to the figures of its flow, its segment and the moment of its first event (domain, section 2,
 * "Figures"). Silence that still lasts and lapses are not in it: they depend on the moment of the question.
 * @param decided whether a decision was taken on the journey's case
 */
export function contributionOf(state: JourneyState, { decided }: { decided: boolean }): Figures {
  const figures = new Map<string, Figure>();
  const add = (measure: Measure, value: number, a = '', b = ''): void => {
    if (value !== 0) figures.set(`${measure} ${a} ${b}`, { measure, a, b, value });
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
  for (const [key, times] of Object.entries(state.transitions)) {
    const [from, to] = namesOf(key);
    add('edge_times', times, from, to);
    add('edge_journeys', 1, from, to);
  }
  if (succeeded) add('pass_ms', 1, String(bucketOf(state.lastAt - state.startedAt)));
  return figures;
}

/** What must be added to `before` to get `after`, without zeros. An empty map stands for no journey. */
export function subtractFigures(before: Figures, after: Figures): Figure[] {
  const changes: Figure[] = [];
  for (const [key, figure] of after) {
    const value = figure.value - (before.get(key)?.value ?? 0);
    if (value !== 0) changes.push({ ...figure, value });
  }
  for (const [key, figure] of before) if (!after.has(key)) changes.push({ ...figure, value: -figure.value });
  return changes;
}
