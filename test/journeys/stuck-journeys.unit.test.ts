import { describe, expect, it } from 'vitest';
import { summariseJourney } from '../../server/journeys/summarise-journey.ts';
import {
  buildEvents,
  buildJourney,
  buildJourneys,
  buildRules,
  DAY,
  HOUR,
  MINUTE,
  START,
} from '../support/build-journey.ts';

describe('a journey is stuck', () => {
  it('by as many laps as the flow says, at the lap that reaches them', () => {
    const events = buildEvents(
      'face_scan failed face_mismatch',
      'id_info',
      'face_scan',
      'id_info',
      'face_scan',
      'id_info',
    );
    expect(buildJourney(events.slice(0, 2)).stuck).toBeNull();
    expect(buildJourney(events).stuck).toEqual({
      cause: 'laps',
      at: START + 3 * MINUTE,
      eventId: 'e4',
      step: 'face_scan',
      reason: null,
    });
  });

  it('with the reason of the visit that the lap leaves, or else the last since the lap before', () => {
    const journey = buildJourney(
      buildEvents(
        'face_scan',
        'id_info',
        'former_passwords insufficient material_insufficient',
        'friend_assist',
        'id_info',
      ),
    );
    expect(journey.stuck).toMatchObject({ step: 'friend_assist', reason: 'material_insufficient' });
  });

  it.each(['failed', 'insufficient', 'expired'])(
    'by the same step and reason three times, with %s, anywhere',
    (outcome) => {
      const text = `id_info ${outcome} id_mismatch`;
      const journey = buildJourney(buildEvents(text, 'face_scan failed id_mismatch', 'id_info', text, text));
      expect(journey.stuck).toMatchObject({
        cause: 'same_reason',
        eventId: 'e5',
        step: 'id_info',
        reason: 'id_mismatch',
      });
    },
  );

  it('not by refusals without a reason, nor by reasons without a refusal', () => {
    expect(buildJourney(buildEvents('id_info failed', 'id_info failed', 'id_info failed')).stuck).toBeNull();
    const text = 'id_info abandoned id_mismatch';
    expect(buildJourney(buildEvents(text, text, text)).stuck).toBeNull();
  });

  it('by the cause that is first in the order of events', () => {
    const events = buildEvents('face_scan', 'id_info submitted', 'face_scan', [
      'id_info',
      { after: 72 * HOUR },
    ]);
    expect(buildJourney(events).stuck).toMatchObject({ cause: 'laps', eventId: 'e4' });
    const silent = buildEvents('face_scan', 'id_info', 'face_scan submitted', [
      'id_info',
      { after: 72 * HOUR },
    ]);
    expect(buildJourney(silent).stuck).toMatchObject({ cause: 'silence', eventId: 'e3' });
  });
});

describe('silence', () => {
  const wait = (text: string, after: number) => buildJourney(buildEvents(text, ['face_scan', { after }]));

  it('is at least so many hours after `submitted`, and makes the journey stuck at the silent event', () => {
    expect(wait('id_info submitted', 72 * HOUR - 1).stuck).toBeNull();
    expect(wait('id_info submitted', 72 * HOUR).stuck).toEqual({
      cause: 'silence',
      at: START + 72 * HOUR,
      eventId: 'e1',
      step: 'id_info',
      reason: null,
    });
  });

  it.each(['entered', 'passed', 'failed', 'expired', 'abandoned', 'insufficient'])(
    'does not follow `%s` in a journey without a lap',
    (outcome) => {
      expect(wait(`id_info ${outcome}`, 100 * HOUR).stuck).toBeNull();
    },
  );

  it('follows `insufficient` once the journey has a lap, also at the lap itself', () => {
    const journey = buildJourney(
      buildEvents('face_scan', 'id_info insufficient material_insufficient', [
        'face_scan',
        { after: 72 * HOUR },
      ]),
    );
    expect(journey.stuck).toMatchObject({ cause: 'silence', eventId: 'e2', reason: 'material_insufficient' });
  });

  it('does not follow a terminal event', () => {
    const rules = buildRules({ terminal: { success: [{ step: 'verdict', outcome: 'submitted' }] } });
    const [journey] = buildJourneys(
      buildEvents('verdict submitted', ['id_info', { after: 80 * HOUR }]),
      rules,
    );
    expect([journey?.stuck, journey?.silentDueAt]).toEqual([null, null]);
  });

  it('is broken by an event that begins another journey, and lies in the one before', () => {
    const journeys = buildJourneys(buildEvents('id_info submitted', ['id_info', { after: 31 * DAY }]));
    expect(journeys.map((journey) => journey.stuck?.eventId)).toEqual(['e1', undefined]);
    expect(journeys[0]?.silence).toEqual({ step: 'id_info', ms: 31 * DAY });
  });

  it('that another journey broke in time does not last until now', () => {
    const rules = buildRules({ journeyGapDays: 1 });
    const [journey] = buildJourneys(buildEvents('id_info submitted', ['id_info', { after: 2 * DAY }]), rules);
    if (journey === undefined) throw new Error('no journey');
    const summary = summariseJourney(journey, rules, START + 9 * DAY);
    expect([summary.stuck, summary.isSilentNow, summary.outcome]).toEqual([null, false, 'lapsed']);
  });

  it('that lasts until now is shown as of now, and is nothing that events have shown', () => {
    const journey = buildJourney(buildEvents('id_info submitted'));
    const asOf = (now: number) => summariseJourney(journey, buildRules(), now);
    expect(asOf(START + 72 * HOUR - 1)).toMatchObject({
      isSilentNow: false,
      silentSince: null,
      silence: null,
    });
    expect(asOf(START + 72 * HOUR)).toMatchObject({
      isSilentNow: true,
      silentSince: START,
      stuck: null,
      silence: { step: 'id_info', ms: 72 * HOUR },
    });
  });
});

describe('repeated failure', () => {
  const failing = (...waits: number[]) =>
    buildJourneys(
      buildEvents(...waits.map((after): [string, { after: number }] => ['id_info cancelled', { after }])),
    );

  it('is the third failed journey in a row, each begun within the gap of the end before', () => {
    const journeys = failing(0, 30 * DAY, 30 * DAY, DAY);
    expect(journeys.map((journey) => journey.failedStreak)).toEqual([1, 2, 3, 4]);
    expect(journeys.map((journey) => journey.stuck?.cause)).toEqual([
      undefined,
      undefined,
      'repeated_failure',
      'repeated_failure',
    ]);
    expect(journeys[2]?.stuck).toMatchObject({ eventId: 'e3', step: 'id_info', reason: null });
  });

  it('starts anew one millisecond after the gap', () => {
    expect(failing(0, DAY, 30 * DAY + 1, DAY).map((journey) => journey.failedStreak)).toEqual([1, 2, 1, 2]);
  });

  it('is broken by a success and by a journey that was left', () => {
    const streaks = (middle: string, after: number) =>
      buildJourneys(
        buildEvents('id_info cancelled', 'id_info cancelled', middle, ['id_info cancelled', { after }]),
      ).map((journey) => journey.failedStreak);
    expect(streaks('verdict passed', DAY)).toEqual([1, 2, 0, 1]);
    expect(streaks('id_info', 31 * DAY)).toEqual([1, 2, 0, 1]);
  });
});
