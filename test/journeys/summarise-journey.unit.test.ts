import { describe, expect, it } from 'vitest';
import { summariseJourney } from '../../server/journeys/summarise-journey.ts';
import { buildEvents, buildJourney, buildRules, DAY, HOUR, MINUTE, START } from '../support/build-journey.ts';

const offering = (text: string, ...evidence: string[]): [string, { evidence: string[] }] => [
  text,
  { evidence },
];

describe('a summary', () => {
  const events = buildEvents(
    offering('id_info passed', 'passport', 'id_number'),
    'face_scan failed face_mismatch',
    offering('former_passwords insufficient material_insufficient', 'former_password'),
    'id_info',
    'id_info submitted',
    ['mystery failed odd', { after: HOUR }],
  );

  it('names what a person asks for', () => {
    expect(summariseJourney(buildJourney(events), buildRules(), START + DAY)).toMatchObject({
      outcome: 'open',
      events: 6,
      visits: 5,
      furthestStep: 'former_passwords',
      exitStep: 'mystery',
      laps: 1,
      emptyLaps: 0,
      lastEmptyLaps: 0,
      deadLoop: false,
      retries: 0,
      reasonCounts: [
        { step: 'face_scan', reason: 'face_mismatch', times: 1 },
        { step: 'former_passwords', reason: 'material_insufficient', times: 1 },
        { step: 'mystery', reason: 'odd', times: 1 },
      ],
      evidenceOffered: ['id_number', 'former_password', 'passport'],
      evidenceNeverTried: ['face', 'usual_device', 'friends'],
      stepMs: [
        { step: 'id_info', ms: 2 * MINUTE + HOUR },
        { step: 'face_scan', ms: MINUTE },
        { step: 'former_passwords', ms: MINUTE },
        { step: 'mystery', ms: 0 },
      ],
      loopMs: MINUTE + HOUR,
      journeyMs: 4 * MINUTE + HOUR,
      passMs: null,
      lastTrouble: { step: 'mystery', reason: 'odd' },
    });
  });

  it('says the same whatever order a database gives the keys of the state', () => {
    const journey = buildJourney(events);
    const turned = JSON.parse(JSON.stringify(journey), (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    const now = START + DAY;
    expect(summariseJourney(turned, buildRules(), now)).toEqual(summariseJourney(journey, buildRules(), now));
  });

  it('lapses one millisecond after the gap, as of now', () => {
    const journey = buildJourney(buildEvents('id_info'));
    const outcome = (now: number) => summariseJourney(journey, buildRules(), now).outcome;
    expect([outcome(START + 30 * DAY), outcome(START + 30 * DAY + 1)]).toEqual(['open', 'lapsed']);
  });
});
