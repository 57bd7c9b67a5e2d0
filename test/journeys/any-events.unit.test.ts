import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLate, planRefold } from '../../server/journeys/affected-journeys.ts';
import { continuePair, stitchEvents } from '../../server/journeys/continue-pair.ts';
import { foldEvent, startJourney } from '../../server/journeys/fold-event.ts';
import { compareEvents, type JourneyEvent } from '../../server/journeys/journey-event.ts';
import type { JourneyState } from '../../server/journeys/journey-state.ts';
import { traceJourney } from '../../server/journeys/trace-journey.ts';
import { eventsArbitrary, versions } from '../support/arbitrary-events.ts';
import { recountJourneys } from '../support/recount-journeys.ts';

const { rulesForStart, rulesOf } = versions;
const stitch = (events: readonly JourneyEvent[]): JourneyState[] =>
  stitchEvents([...events].sort(compareEvents), rulesForStart, rulesOf);
const runs = { numRuns: 1_500 };

describe('whatever the events', () => {
  it('journeys are what a slow recount from the definitions finds', () => {
    fc.assert(
      fc.property(eventsArbitrary, (events) => {
        const found = stitch(events).map((state) => ({
          version: state.flowVersion,
          events: state.eventCount,
          ended: state.ended,
          visits: state.visits,
          laps: state.laps,
          emptyLaps: state.emptyLaps,
          deadLoop: state.deadLoop,
          retries: state.retries,
          stuck: state.stuck && {
            at: state.stuck.at,
            eventId: state.stuck.eventId,
            cause: state.stuck.cause,
          },
          failedStreak: state.failedStreak,
        }));
        const expected = recountJourneys(events, rulesForStart).map((journey) => ({
          version: journey.rules.version,
          events: journey.events.length,
          ended: journey.ended,
          visits: journey.visits.length,
          laps: journey.laps,
          emptyLaps: journey.empty.filter(Boolean).length,
          deadLoop: journey.empty.some((empty, index) => empty && journey.empty[index + 1] === true),
          retries: journey.retries,
          stuck: journey.stuck,
          failedStreak: journey.failedStreak,
        }));
        expect(found).toEqual(expected);
      }),
      runs,
    );
  });

  it('their order of arrival does not matter', () => {
    const shuffled = eventsArbitrary.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        expect(stitch(other)).toEqual(stitch(events));
      }),
      { numRuns: 300 },
    );
  });

  it('continuing one by one from stored states gives what one pass gives, and changes no stored state', () => {
    fc.assert(
      fc.property(eventsArbitrary, (events) => {
        const journeys: JourneyState[] = [];
        let tail: JourneyState | null = null;
        for (const event of events) {
          const stored: string = JSON.stringify(tail);
          const read = JSON.parse(stored) as JourneyState | null;
          const step = continuePair(read, event, rulesForStart, rulesOf);
          expect(JSON.stringify(read)).toBe(stored);
          expect(step.began).toBe(step.current.eventCount === 1);
          if (step.closed !== null) journeys.push(step.closed);
          tail = step.current;
        }
        expect([...journeys, tail]).toEqual(stitch(events));
      }),
      { numRuns: 300 },
    );
  });

  it('folding one event after another gives what stitching gives', () => {
    fc.assert(
      fc.property(eventsArbitrary, (events) => {
        const [journey] = recountJourneys(events, rulesForStart);
        const [first, ...later] = journey?.events ?? [];
        if (journey === undefined || first === undefined) return;
        let state = startJourney(first, journey.rules, null);
        for (const event of later) state = foldEvent(state, event, journey.rules);
        expect([state]).toEqual(stitch(journey.events));
      }),
      { numRuns: 300 },
    );
  });

  it('a refold for late events gives what one pass over all events gives', () => {
    const withLate = eventsArbitrary.chain((events) =>
      fc.tuple(fc.constant(events), fc.subarray(events, { minLength: 1 })),
    );
    fc.assert(
      fc.property(withLate, ([events, late]) => {
        const known = stitch(events.filter((event) => !late.includes(event)));
        if (!late.some((event) => isLate(known.at(-1) ?? null, event))) return;
        const { fromIndex, previous, readFrom } = planRefold(known, late);
        const again = events.filter((event) => compareEvents(event, readFrom) >= 0);
        const refolded = stitchEvents(again, rulesForStart, rulesOf, previous);
        expect([...known.slice(0, fromIndex), ...refolded]).toEqual(stitch(events));
      }),
      runs,
    );
  });

  it('the trace says what the fold counts', () => {
    fc.assert(
      fc.property(eventsArbitrary, (events) => {
        const states = stitch(events);
        for (const [index, journey] of recountJourneys(events, rulesForStart).entries()) {
          const { visits, transitions, rounds, evidence, steps } = traceJourney(
            journey.events,
            journey.rules,
          );
          const state = states[index] as JourneyState;
          const laps = transitions.filter((move) => move.kind === 'lap');
          expect(visits.map((visit) => visit.eventIds)).toEqual(
            journey.visits.map((visit) => visit.map((event) => event.id)),
          );
          expect(laps.map((lap) => lap.empty)).toEqual(journey.empty);
          expect(laps.map((lap) => lap.lapNumber)).toEqual(laps.map((_, lap) => lap + 1));
          expect(transitions.filter((move) => move.lapNumber !== null)).toEqual(laps);
          expect(transitions.filter((move) => move.kind === 'retry').length).toBe(state.retries);
          expect(rounds).toBe(state.laps + 1);
          expect(visits.at(-1)?.round).toBe(rounds);
          expect(evidence.every((row) => row.cells.length === rounds)).toBe(true);
          expect(steps.reduce((sum, step) => sum + step.visits, 0)).toBe(state.visits);
        }
      }),
      { numRuns: 500 },
    );
  });
});
