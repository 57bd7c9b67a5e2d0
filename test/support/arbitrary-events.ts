import fc from 'fast-check';
import { OUTCOMES } from '../../server/contract/event-format.ts';
import type { JourneyEvent } from '../../server/journeys/journey-event.ts';
import { buildRules, buildVersions, DAY, HOUR, START } from './build-journey.ts';

const first = buildRules({
  steps: { a: ['x'], b: ['y', 'z'], constructor: ['w'], d: [] },
  terminal: {
    success: [
      { step: 'd', outcome: 'passed' },
      { step: 'b', outcome: 'expired' },
    ],
    failure: [
      { step: '*', outcome: 'cancelled' },
      { step: 'b', outcome: 'expired' },
    ],
  },
  loop: { stuckAfterFailedJourneys: 2 },
  journeyGapDays: 5,
});
const second = buildRules(
  {
    steps: { b: ['y'], a: ['x'], e: ['v'], d: [] },
    terminal: {
      success: [{ step: 'e', outcome: 'passed' }],
      failure: [{ step: '*', outcome: 'abandoned' }],
    },
    loop: { stuckAfterLaps: 1, sameReasonTimes: 2, silentHours: 24 * 7, stuckAfterFailedJourneys: 3 },
    journeyGapDays: 2,
  },
  2,
);

/** Two versions that differ in everything; the second is in force from the twelfth day on. */
export const versions = buildVersions([START, first], [START + 12 * DAY, second]);

const waits = [0, 0, 1, HOUR, 72 * HOUR - 1, 72 * HOUR, 2 * DAY, 2 * DAY + 1, 5 * DAY, 5 * DAY + 1, 7 * DAY];
const outcomes = [...OUTCOMES, 'entered', 'submitted', 'failed', 'insufficient', 'passed'] as const;

const eventArbitrary = fc.record({
  wait: fc.constantFrom(...waits, HOUR, HOUR, HOUR, HOUR, HOUR, HOUR),
  step: fc.constantFrom('a', 'b', 'constructor', 'd', 'e'),
  outcome: fc.constantFrom(...outcomes),
  reason: fc.constantFrom(null, 'constructor', 'blurred'),
  evidence: fc.subarray(['x', 'y', 'constructor', 'v'], { maxLength: 2 }),
});

/** Events of one (account, flow) in order, full of equal moments and of waits exactly at a limit. */
export const eventsArbitrary: fc.Arbitrary<JourneyEvent[]> = fc
  .array(eventArbitrary, { minLength: 1, maxLength: 40 })
  .map((list) => {
    let at = START;
    return list.map(({ wait, ...event }, index) => {
      at += wait;
      return { ...event, at, id: `e${String(index).padStart(3, '0')}` };
    });
  });
