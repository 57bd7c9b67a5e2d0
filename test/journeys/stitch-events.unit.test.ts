import { describe, expect, it } from 'vitest';
import { stitchEvents } from '../../server/journeys/continue-pair.ts';
import { foldEvent } from '../../server/journeys/fold-event.ts';
import { compareEvents } from '../../server/journeys/journey-event.ts';
import {
  buildEvent,
  buildEvents,
  buildJourney,
  buildJourneys,
  buildRules,
  buildVersions,
  DAY,
  HOUR,
  MINUTE,
  START,
} from '../support/build-journey.ts';

describe('the order of events', () => {
  it('is by moment, then by id', () => {
    const order = (a: [number, string], b: [number, string]): number =>
      Math.sign(compareEvents({ at: a[0], id: a[1] }, { at: b[0], id: b[1] }));
    expect(order([1, 'b'], [2, 'a'])).toBe(-1);
    expect(order([1, 'b'], [1, 'a'])).toBe(1);
    expect(order([1, 'a'], [1, 'a'])).toBe(0);
    expect(order([1, 'a'], [1, 'aa'])).toBe(-1);
    expect(order([1, 'B'], [1, 'a'])).toBe(-1);
    expect(order([1, 'e10'], [1, 'e9'])).toBe(-1);
  });

  it('compares ids by code point, as UTF-8 bytes do, not by UTF-16 unit', () => {
    const ids = [
      'a',
      'z',
      'é',
      '一',
      '\ud7ff',
      '\ue000',
      '～',
      '\uffff',
      '😀',
      '😁',
      '\u{10ffff}',
      'a😀',
      'a～',
      'aa',
    ];
    const marks = ids.map((id) => ({ id, at: 0 })).sort(compareEvents);
    const bytes = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(marks.map((mark) => mark.id)).toEqual(bytes);
    expect([...ids].sort()).not.toEqual(bytes);
  });
});

describe('a journey', () => {
  it('ends with its terminal event, which belongs to it', () => {
    const journeys = buildJourneys(buildEvents('id_info', 'verdict passed', 'id_info'));
    expect(journeys.map(({ eventCount, ended }) => [eventCount, ended])).toEqual([
      [2, 'succeeded'],
      [1, 'open'],
    ]);
  });

  it('takes no event after its end', () => {
    const journey = buildJourney(buildEvents('verdict passed'));
    expect(() => foldEvent(journey, buildEvent('id_info'), buildRules())).toThrow('has ended');
  });

  it('is begun even by a second terminal', () => {
    const journeys = buildJourneys(buildEvents('verdict passed', 'verdict passed', 'id_info cancelled'));
    expect(journeys.map((journey) => journey.ended)).toEqual(['succeeded', 'succeeded', 'failed']);
  });

  it.each(['id_info', 'mystery'])('ends at any step that `*` stands for: %s', (step) => {
    expect(buildJourney(buildEvents('id_info', `${step} cancelled`)).ended).toBe('failed');
  });

  it.each([
    ['by name', { step: 'verdict', outcome: 'expired' }, { step: 'verdict', outcome: 'expired' }],
    ['success by `*`', { step: '*', outcome: 'expired' }, { step: 'verdict', outcome: 'expired' }],
    ['failure by `*`', { step: 'verdict', outcome: 'expired' }, { step: '*', outcome: 'expired' }],
  ] as const)('succeeds with a terminal in both lists, %s', (_, success, failure) => {
    const rules = buildRules({ terminal: { success: [success], failure: [failure] } });
    expect(buildJourney(buildEvents('verdict expired'), rules).ended).toBe('succeeded');
  });

  it('goes on after exactly the gap, and ends when the next event is one millisecond later', () => {
    const events = (after: number) => buildEvents('id_info', ['face_scan', { after }]);
    expect(buildJourneys(events(30 * DAY))).toHaveLength(1);
    expect(buildJourneys(events(30 * DAY + 1))).toHaveLength(2);
  });

  it('measures a gap of a fraction of a day to the millisecond', () => {
    const rules = buildRules({ journeyGapDays: 0.3, loop: { silentHours: 0.1 } });
    expect([rules.gapMs, rules.silentMs]).toEqual([25_920_000, 360_000]);
  });

  it('keeps the version in force at its first event; the first version is in force before it too', () => {
    const old = buildRules({}, 1);
    const next = buildRules({ journeyGapDays: 1 }, 2);
    const { rulesForStart, rulesOf } = buildVersions([START, old], [START + HOUR, next]);
    const events = buildEvents(
      ['id_info', { at: START - DAY }],
      ['verdict passed', { at: START - DAY + 1 }],
      ['id_info', { at: START + HOUR - 1 }],
      ['face_scan', { at: START + 5 * DAY }],
      ['verdict passed', { after: 1 }],
      ['id_info', { after: 1 }],
      ['face_scan', { after: DAY + 1 }],
    );
    const journeys = stitchEvents(events, rulesForStart, rulesOf);
    expect(journeys.map(({ flowVersion, eventCount }) => [flowVersion, eventCount])).toEqual([
      [1, 2],
      [1, 3],
      [2, 1],
      [2, 1],
    ]);
  });

  it('keeps the segment of its first event and the start of the journey before', () => {
    const [, journey] = buildJourneys(
      buildEvents(
        'verdict passed',
        ['id_info', { channel: 'android' }],
        ['id_info', { channel: 'web', region: 'CN-44' }],
      ),
    );
    expect(journey?.segment).toEqual({ channel: 'android', region: null, clientVersion: null });
    expect(journey?.previousStartedAt).toBe(START);
  });
});

describe('a visit', () => {
  it('begins with another step, or with `entered` once the journey has events', () => {
    expect(buildJourney(buildEvents('id_info', 'id_info submitted', 'id_info failed')).visits).toBe(1);
    expect(buildJourney(buildEvents('id_info submitted', 'id_info entered')).visits).toBe(2);
    expect(buildJourney(buildEvents('id_info submitted', 'face_scan passed')).visits).toBe(2);
  });

  it('of the same step again is a retry', () => {
    const journey = buildJourney(buildEvents('id_info', 'id_info', 'id_info'));
    expect([journey.visits, journey.retries, journey.laps]).toEqual([3, 2, 0]);
    expect(journey.transitions).toEqual({ 'id_info id_info': 2 });
  });

  it('of a step that the version lacks counts in visits and transitions, never as lap or progress', () => {
    const journey = buildJourney(buildEvents('face_scan', 'mystery', 'mystery', 'id_info'));
    expect([journey.visits, journey.retries, journey.laps, journey.furthestStep]).toEqual([
      4,
      1,
      0,
      'face_scan',
    ]);
    expect(journey.transitions).toEqual({
      'face_scan mystery': 1,
      'mystery mystery': 1,
      'mystery id_info': 1,
    });
    expect(buildJourney(buildEvents('mystery')).furthestStep).toBeNull();
  });

  it('lasts from its first event to the next visit, or to the last event', () => {
    const journey = buildJourney(
      buildEvents('id_info', ['id_info passed', { after: HOUR }], 'face_scan', 'id_info', [
        'id_info failed',
        { after: 2 * HOUR },
      ]),
    );
    expect(journey.steps['id_info']?.ms).toBe(HOUR + MINUTE);
    expect(journey.steps['face_scan']?.ms).toBe(MINUTE);
  });

  it('may be at a step called `constructor`', () => {
    const rules = buildRules({ steps: { constructor: ['constructor'], verdict: [] } });
    const events = buildEvents(
      ['constructor failed constructor', { evidence: ['constructor'] }],
      'verdict',
      'constructor',
    );
    const journey = buildJourney(events, rules);
    expect(Object.keys(journey.steps)).toEqual(['constructor', 'verdict']);
    expect([journey.laps, journey.evidence['constructor']]).toEqual([1, 1]);
  });
});
