import type { Outcome } from '../contract/event-format.ts';
import type { DemoAccount } from './demo-accounts.ts';
import type { FlowShape, LoopShape } from './flow-shapes.ts';
import type { SeededRandom } from './seeded-random.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../contract/time-units.ts';

/** One event of the demo data before it has an id. */
export interface DemoEvent {
  /** UTC ms. */
  at: number;
  /** Which invented journey it belongs to: what is still to come is dropped once staff have decided. */
  journey: number;
  /** The first of its journey. */
  begins?: boolean;
  account: DemoAccount;
  flow: string;
  step: string;
  outcome: Outcome;
  reason?: string;
  evidence?: string[];
  clientVersion?: string;
  commandId?: string;
}

/** Where and when a journey is told. */
export interface JourneyPlace {
  journey: number;
  account: DemoAccount;
  shape: FlowShape;
  clientVersion: string;
  startsAt: number;
}

/** A journey that goes well: now and then one step is refused once, or the user gives up on the way. */
export function tellGoodJourney(random: SeededRandom, place: JourneyPlace): DemoEvent[] {
  const teller = tellerAt(random, place);
  const { route } = place.shape;
  const refused = random.chance(0.14) ? random.pick(place.shape.snags) : null;
  const leavesAt = random.chance(0.1) ? random.between(1, route.length - 1) : route.length;
  for (const [step, evidence] of route.slice(0, leavesAt)) {
    if (refused?.[0] === step) teller.say(step, 'failed', { reason: refused[1] });
    teller.say(step, 'passed', evidence === undefined ? {} : { evidence: [evidence] });
  }
  if (leavesAt < route.length)
    teller.say(route[leavesAt]?.[0] ?? '', random.chance(0.5) ? 'abandoned' : 'cancelled');
  return teller.events;
}

/** A journey that goes round: so many laps without anything new, then perhaps an end of its own. */
export function tellLoop(random: SeededRandom, place: JourneyPlace, laps: number): DemoEvent[] {
  const teller = tellerAt(random, place);
  const loop = random.weigh(place.shape.loops);
  teller.say(place.shape.route[0]?.[0] ?? '', 'entered');
  for (let lap = 0; lap < laps; lap += 1) {
    sayLap(teller, place.shape, loop, lap);
    teller.wait(
      random.weigh([
        [random.between(4, 50) * MINUTE_MS, 5],
        [random.between(1, 20) * HOUR_MS, 4],
        [random.between(1, 4) * DAY_MS, 2],
      ]),
    );
  }
  teller.say(loop.backTo, 'passed');
  if (random.chance(0.2)) {
    teller.wait(random.between(2, 60) * HOUR_MS);
    sayRest(teller, place.shape, loop.backTo);
  }
  return teller.events;
}

/** A journey refused at one step for one reason, again and again. */
export function tellSnag(random: SeededRandom, place: JourneyPlace, times: number): DemoEvent[] {
  const teller = tellerAt(random, place);
  const [caughtAt, reason] = random.pick(place.shape.snags);
  teller.say(place.shape.route[0]?.[0] ?? '', 'entered');
  for (const [step, evidence] of place.shape.route) {
    if (step === caughtAt) break;
    teller.say(step, 'passed', evidence === undefined ? {} : { evidence: [evidence] });
  }
  for (let time = 0; time < times; time += 1) {
    teller.say(caughtAt, 'failed', { reason });
    teller.wait(random.between(1, 300) * MINUTE_MS);
  }
  if (random.chance(0.25)) sayRest(teller, place.shape, caughtAt);
  return teller.events;
}

/** A journey that hands something in and hears nothing for days. */
export function tellSilence(random: SeededRandom, place: JourneyPlace): DemoEvent[] {
  const teller = tellerAt(random, place);
  const { route } = place.shape;
  const waitsAt = random.between(1, route.length - 2);
  teller.say(route[0]?.[0] ?? '', 'entered');
  for (const [step, evidence] of route.slice(0, waitsAt))
    teller.say(step, 'passed', evidence === undefined ? {} : { evidence: [evidence] });
  const [step, evidence] = route[waitsAt] ?? ['', undefined];
  teller.say(step, 'submitted', evidence === undefined ? {} : { evidence: [evidence] });
  if (random.chance(0.3)) {
    teller.wait(random.between(4, 9) * DAY_MS);
    sayRest(teller, place.shape, step);
  }
  return teller.events;
}

/** A journey that the platform ended with a verdict: three of them in a row hide a loop. */
export function tellFailure(random: SeededRandom, place: JourneyPlace): DemoEvent[] {
  const teller = tellerAt(random, place);
  const [caughtAt, reason] = random.pick(place.shape.snags);
  teller.say(place.shape.route[0]?.[0] ?? '', 'entered');
  teller.say(caughtAt, 'failed', { reason });
  teller.say(caughtAt, 'cancelled');
  return teller.events;
}

interface Teller {
  events: DemoEvent[];
  say(step: string, outcome: Outcome, more?: Pick<DemoEvent, 'reason' | 'evidence'>): void;
  wait(ms: number): void;
}

function tellerAt(
  random: SeededRandom,
  { journey, account, shape, clientVersion, startsAt }: JourneyPlace,
): Teller {
  let at = startsAt;
  const events: DemoEvent[] = [];
  return {
    events,
    say: (step, outcome, more = {}) => {
      events.push({
        at,
        journey,
        begins: events.length === 0,
        account,
        flow: shape.flow,
        step,
        outcome,
        clientVersion,
        ...more,
      });
      at += random.between(5, 150) * SECOND_MS;
    },
    wait: (ms) => {
      at += ms;
    },
  };
}

// What is refused is evidence offered too, the first time round; later laps offer nothing new.
function sayLap(teller: Teller, shape: FlowShape, loop: LoopShape, lap: number): void {
  const [turnsAt] = loop.refused.at(-1) ?? [''];
  const steps = shape.route.map(([step]) => step);
  const from = lap === 0 ? 0 : steps.indexOf(loop.backTo);
  const refusedSteps = new Set(loop.refused.map(([step]) => step));
  for (const [step, evidence] of shape.route.slice(from)) {
    if (refusedSteps.has(step) || step === turnsAt) break;
    teller.say(step, 'passed', evidence === undefined ? {} : { evidence: [evidence] });
  }
  for (const [step, reason] of loop.refused) teller.say(step, 'insufficient', { reason });
}

function sayRest(teller: Teller, shape: FlowShape, from: string): void {
  const start = Math.max(
    0,
    shape.route.findIndex(([step]) => step === from),
  );
  for (const [step, evidence] of shape.route.slice(start))
    teller.say(step, 'passed', evidence === undefined ? {} : { evidence: [evidence] });
}
