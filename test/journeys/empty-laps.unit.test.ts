import { describe, expect, it } from 'vitest';
import { buildEvents, buildJourney } from '../support/build-journey.ts';

const loop = ['face_scan', 'id_info', 'face_scan', 'id_info', 'face_scan', 'id_info'];
const offering = (text: string, ...evidence: string[]): [string, { evidence: string[] }] => [
  text,
  { evidence },
];

describe('an empty lap', () => {
  it('is never the first one', () => {
    const journey = buildJourney(buildEvents(...loop.slice(0, 2)));
    expect([journey.laps, journey.emptyLaps]).toEqual([1, 0]);
  });

  it('is one in whose window nothing grew and nothing new was offered; two in a row are a dead loop', () => {
    const twice = buildJourney(buildEvents(...loop.slice(0, 4)));
    expect([twice.laps, twice.emptyLaps, twice.deadLoop]).toEqual([2, 1, false]);
    const thrice = buildJourney(buildEvents(...loop));
    expect([thrice.laps, thrice.emptyLaps, thrice.deadLoop]).toEqual([3, 2, true]);
  });

  it('is not one in which the furthest position of the journey grew', () => {
    const journey = buildJourney(buildEvents('face_scan', 'id_info', 'former_passwords', 'id_info'));
    expect([journey.laps, journey.emptyLaps]).toEqual([2, 0]);
  });

  it.each(['failed', 'insufficient', 'abandoned'])(
    'is not one with evidence new to the journey, even on %s',
    (outcome) => {
      const journey = buildJourney(
        buildEvents(
          'face_scan',
          'id_info',
          offering(`face_scan ${outcome}`, 'face'),
          'id_info',
          'face_scan',
          'id_info',
        ),
      );
      expect([journey.laps, journey.emptyLaps]).toEqual([3, 1]);
    },
  );

  it('does not have the event that arrives: that one belongs to the next window', () => {
    const journey = buildJourney(
      buildEvents(
        'face_scan',
        'id_info',
        'face_scan',
        offering('id_info', 'id_number'),
        'face_scan',
        'id_info',
      ),
    );
    expect([journey.laps, journey.emptyLaps, journey.emptyLapsInARow]).toEqual([3, 1, 0]);
  });

  it('has offers that are not new to the journey', () => {
    const journey = buildJourney(
      buildEvents(offering('face_scan', 'face'), 'id_info', offering('face_scan', 'face'), 'id_info'),
    );
    expect(journey.emptyLaps).toBe(1);
  });

  it('breaks no dead loop that was one already', () => {
    const journey = buildJourney(buildEvents(...loop, 'verdict', 'id_info'));
    expect([journey.deadLoop, journey.emptyLapsInARow]).toEqual([true, 0]);
  });
});
