import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, claimSchema } from '../../server/contract/claims.ts';
import { explainJourney } from '../../server/journeys/explain-journey.ts';
import type { JourneyEvent } from '../../server/journeys/journey-event.ts';
import { shortClaim } from '../../server/journeys/short-claim.ts';
import { summariseJourney } from '../../server/journeys/summarise-journey.ts';
import { stitchEvents } from '../../server/journeys/continue-pair.ts';
import { traceJourney } from '../../server/journeys/trace-journey.ts';
import { eventsArbitrary, versions } from '../support/arbitrary-events.ts';
import {
  buildEvents,
  buildJourney,
  buildJourneys,
  buildRules,
  DAY,
  HOUR,
  START,
} from '../support/build-journey.ts';
import { recountJourneys } from '../support/recount-journeys.ts';

const rules = buildRules();
const round = [
  'id_info passed',
  'face_scan passed',
  'former_passwords insufficient material_insufficient',
  'friend_assist failed no_friends_available',
];
const classic = buildEvents(...round, ...round, ...round, 'id_info');

const story = (events: readonly JourneyEvent[], now = START + HOUR) => ({
  summary: summariseJourney(buildJourney(events), rules, now),
  trace: traceJourney(events, rules),
  rules,
  now,
});
const said = (claims: readonly Claim[]) => claims.map(({ key, params }) => [key, params]);

describe('the sentence', () => {
  it('of the classic loop says laps, what passed, where it was sent on and why, and what was never tried', () => {
    const claims = explainJourney(story(classic));
    expect(said(claims)).toEqual([
      ['sentence.lapsEmpty', { laps: 3, empty: 2 }],
      ['sentence.passedEachTime', { steps: ['id_info', 'face_scan'], times: 3 }],
      [
        'sentence.sentOnEachTime',
        { step: 'former_passwords', to: 'friend_assist', reason: 'material_insufficient', times: 3 },
      ],
      ['sentence.noFriends', { step: 'friend_assist' }],
      ['sentence.neverTried', { evidence: ['former_password', 'usual_device'] }],
    ]);
    expect(claims.map((claim) => claim.eventIds)).toEqual([
      ['e5', 'e9', 'e13'],
      ['e1', 'e5', 'e9', 'e2', 'e6', 'e10'],
      ['e3', 'e7', 'e11'],
      ['e4', 'e8', 'e12'],
      [],
    ]);
  });

  it('does not say "each time" once a step was refused in the running round', () => {
    const claims = explainJourney(
      story([
        ...classic,
        ...buildEvents(['id_info failed id_mismatch', { at: START + 20 * 60_000, id: 'x' }]),
      ]),
    );
    expect(said(claims)[1]).toEqual(['sentence.passedEachTime', { steps: ['face_scan'], times: 3 }]);
  });

  it('says what sends a person back each time, and what sent them back once', () => {
    const back = ['id_info', 'face_scan failed face_mismatch'];
    const twice = said(explainJourney(story(buildEvents(...back, ...back, 'id_info'))));
    expect(twice).toContainEqual([
      'sentence.sentBackEachTime',
      { step: 'face_scan', to: 'id_info', reason: 'face_mismatch', times: 2 },
    ]);
    const once = said(explainJourney(story(buildEvents(...back, 'id_info'))));
    expect(once.slice(0, 2)).toEqual([
      ['sentence.laps', { laps: 1 }],
      ['sentence.sentBack', { step: 'face_scan', to: 'id_info', reason: 'face_mismatch' }],
    ]);
  });

  it('says the same reason again, once', () => {
    const again = 'id_info failed id_mismatch';
    const claims = said(explainJourney(story(buildEvents(again, again, again))));
    expect(claims[0]).toEqual(['sentence.sameReason', { step: 'id_info', reason: 'id_mismatch', times: 3 }]);
    expect(claims).toHaveLength(2);
  });

  it('says for how long nothing came, while it lasts and after', () => {
    const events = buildEvents('id_info submitted', ['face_scan', { after: 80 * HOUR }]);
    expect(said(explainJourney(story(events.slice(0, 1), START + 75.5 * HOUR)))[0]).toEqual([
      'sentence.silence',
      { step: 'id_info', hours: 75 },
    ]);
    expect(said(explainJourney(story(events, START + 90 * HOUR)))[0]).toEqual([
      'sentence.wasSilent',
      { step: 'id_info', hours: 80 },
    ]);
  });

  it('says failure after failure', () => {
    const events = buildEvents('id_info cancelled', 'id_info cancelled', 'id_info cancelled');
    const third = buildJourneys(events)[2];
    if (third === undefined) throw new Error('no third journey');
    const summary = summariseJourney(third, rules, START + HOUR);
    const claims = explainJourney({
      summary,
      trace: traceJourney(events.slice(2), rules),
      rules,
      now: START + HOUR,
    });
    expect(said(claims)[0]).toEqual(['sentence.repeatedFailure', { times: 3 }]);
    expect(shortClaim({ summary, rules, now: START + HOUR }).key).toBe('sentence.repeatedFailure');
  });

  it('is quiet when nothing is wrong, and says how it ended', () => {
    expect(said(explainJourney(story(buildEvents('id_info', 'face_scan'))))).toEqual([
      ['sentence.underWay', { step: 'face_scan', visits: 2 }],
    ]);
    expect(said(explainJourney(story(buildEvents('verdict passed'))))).toEqual([
      ['sentence.succeeded', { step: 'verdict' }],
    ]);
    expect(said(explainJourney(story(buildEvents('id_info cancelled'))))).toEqual([
      ['sentence.ended', { step: 'id_info' }],
    ]);
    expect(said(explainJourney(story(buildEvents('id_info'), START + 31 * DAY)))).toEqual([
      ['sentence.lapsed', { step: 'id_info', days: 31 }],
    ]);
  });

  it('has a short form for lists', () => {
    expect(said([shortClaim(story(classic))])).toEqual([['sentence.lapsEmpty', { laps: 3, empty: 2 }]]);
    expect(shortClaim(story(buildEvents('id_info submitted'), START + 4 * DAY)).key).toBe('sentence.silence');
  });

  it("is never empty, fits the contract, and links only to the journey's own events", () => {
    fc.assert(
      fc.property(eventsArbitrary, fc.integer({ min: 0, max: 60 * DAY }), (events, later) => {
        const now = (events.at(-1)?.at ?? 0) + later;
        const states = stitchEvents(events, versions.rulesForStart, versions.rulesOf);
        for (const [index, journey] of recountJourneys(events, versions.rulesForStart).entries()) {
          const state = states[index];
          if (state === undefined) throw new Error('journeys differ');
          const summary = summariseJourney(state, journey.rules, now);
          const trace = traceJourney(journey.events, journey.rules);
          const claims = explainJourney({ summary, trace, rules: journey.rules, now });
          expect(claims.length).toBeGreaterThan(0);
          const own = new Set(journey.events.map((event) => event.id));
          for (const claim of [...claims, shortClaim({ summary, rules: journey.rules, now })]) {
            expect(claimSchema.parse(claim)).toEqual(claim);
            expect(claim.eventIds.every((id) => own.has(id))).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
