import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, bucketValue, quantile } from '../../server/journeys/duration-buckets.ts';
import { addContribution, type Figures, figureOf } from '../../server/journeys/journey-figures.ts';
import type { JourneyState } from '../../server/journeys/journey-state.ts';
import { stitchEvents } from '../../server/journeys/continue-pair.ts';
import { eventsArbitrary, versions } from '../support/arbitrary-events.ts';
import { buildEvents, buildJourney, HOUR, MINUTE } from '../support/build-journey.ts';
import { recountJourneys } from '../support/recount-journeys.ts';
import { recountFigures } from './recount-figures.ts';

const plain = (figures: Figures): Record<string, number> =>
  Object.fromEntries(
    [...figures].map(([key, value]) => {
      const { measure, a, b } = figureOf(key, value);
      return [`${measure}/${a}/${b}`, value];
    }),
  );

function contributionOf(state: JourneyState, { decided }: { decided: boolean }): Figures {
  const figures: Figures = new Map();
  addContribution(figures, state, decided, 1);
  return figures;
}

describe('figures', () => {
  it('add up to what a slow recount from the definitions finds', () => {
    fc.assert(
      fc.property(eventsArbitrary, fc.boolean(), (events, decided) => {
        const sums = new Map<string, number>();
        for (const state of stitchEvents(events, versions.rulesForStart, versions.rulesOf))
          for (const [key, value] of Object.entries(plain(contributionOf(state, { decided }))))
            sums.set(key, (sums.get(key) ?? 0) + value);
        expect(sums).toEqual(recountFigures(recountJourneys(events, versions.rulesForStart), decided));
      }),
      { numRuns: 500 },
    );
  });

  it('count a step that is entered twice as one journey, and its laps each', () => {
    const journey = buildJourney(
      buildEvents('id_info', 'face_scan', 'id_info', 'face_scan passed', 'id_info', 'id_info'),
    );
    expect(plain(contributionOf(journey, { decided: false }))).toEqual({
      'journeys//': 1,
      'stuck//': 1,
      'stuck_laps//': 2,
      'stuck_place/face_scan/': 1,
      'stuck_soon/face_scan/': 1,
      [`loop_ms/${bucketOf(3 * MINUTE)}/`]: 1,
      'rework//': 1,
      'stuck_empty_laps//': 1,
      'step_entered/id_info/': 1,
      'step_entered/face_scan/': 1,
      [`step_ms/id_info/${bucketOf(3 * MINUTE)}`]: 1,
      [`step_ms/face_scan/${bucketOf(2 * MINUTE)}`]: 1,
      'step_passed/face_scan/': 1,
      'step_laps/face_scan/': 2,
      'lap_reason/face_scan>id_info/': 2,
      'step_left/id_info/': 1,
      'edge_times/id_info/face_scan': 2,
      'edge_journeys/id_info/face_scan': 1,
      'edge_times/face_scan/id_info': 2,
      'edge_journeys/face_scan/id_info': 1,
      'edge_times/id_info/id_info': 1,
      'edge_journeys/id_info/id_info': 1,
    });
  });

  it('call a stuck journey that succeeded self-resolved only while no decision was taken', () => {
    const journey = buildJourney(
      buildEvents('face_scan', 'id_info', 'face_scan', 'id_info', ['verdict passed', { after: HOUR }]),
    );
    const pass = String(bucketOf(HOUR + 3 * 60_000));
    expect(plain(contributionOf(journey, { decided: false }))).toMatchObject({
      'self_resolved//': 1,
      [`pass_ms/${pass}/`]: 1,
    });
    expect(plain(contributionOf(journey, { decided: true }))).not.toHaveProperty(['self_resolved//']);
  });

  it('change by the difference only when a journey is taken out and put in again', () => {
    const changes = contributionOf(buildJourney(buildEvents('id_info', 'face_scan')), { decided: false });
    addContribution(changes, buildJourney(buildEvents('id_info')), false, -1);
    const changed = Object.fromEntries(Object.entries(plain(changes)).filter(([, value]) => value !== 0));
    expect(changed).toEqual({
      [`step_ms/id_info/${bucketOf(MINUTE)}`]: 1,
      'step_ms/id_info/0': -1,
      'step_entered/face_scan/': 1,
      'step_ms/face_scan/0': 1,
      'edge_times/id_info/face_scan': 1,
      'edge_journeys/id_info/face_scan': 1,
      'step_left/id_info/': -1,
      'step_left/face_scan/': 1,
    });
  });
});

describe('durations', () => {
  it('lie in bucket ceil(ln(max(ms, 1)) / ln 1.02), worth round(2 x 1.02^i / 2.02)', () => {
    expect([0, 1, 2, 3, 1_000].map(bucketOf)).toEqual([0, 0, 36, 56, 349]);
    expect([0, 36, 56, 349].map(bucketValue)).toEqual([1, 2, 3, 993]);
  });

  it('have no quantile when there are none', () => {
    expect(quantile(new Map(), 0.5)).toBeNull();
    expect(quantile(new Map([[5, 0]]), 0.5)).toBeNull();
  });

  it('take the bucket of rank ceil(q x n), without float noise', () => {
    const counts = new Map(Array.from({ length: 100 }, (_, index) => [(index + 1) * 10, 1]));
    expect(quantile(counts, 0.07)).toBe(bucketValue(70));
    expect(quantile(counts, 0.5)).toBe(bucketValue(500));
    expect(quantile(counts, 0.501)).toBe(bucketValue(510));
    expect(quantile(counts, 0)).toBe(bucketValue(10));
    expect(quantile(counts, 1)).toBe(bucketValue(1_000));
  });

  it('are at most 1% off, beside rounding to whole milliseconds', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 400 * 24 * HOUR }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(durations, fc.constantFrom(0.01, 0.07, 0.5, 0.9, 0.99, 1), (list, q) => {
        const counts = new Map<number, number>();
        for (const ms of list) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1);
        const exact = list.sort((a, b) => a - b)[Math.ceil(Math.round(q * 100 * list.length) / 100) - 1] ?? 0;
        expect(Math.abs((quantile(counts, q) ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.01 + 0.5);
      }),
    );
  });
});
